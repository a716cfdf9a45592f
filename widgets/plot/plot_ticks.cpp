#include "widgets/plot/plot_ticks.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

namespace transect {

namespace {

QString superscript(int number)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text;
    for (const auto digit : QString::number(std::abs(number)))
        text += digits.at(digit.digitValue());
    return (number < 0 ? QStringLiteral("⁻") : QString()) + text;
}

/// With a minus sign, not a hyphen.
QString inLocale(double value, int digits)
{
    auto text = QLocale().toString(value, 'f', digits);
    if (text.startsWith(u'-'))
        text[0] = QChar(0x2212);
    return text;
}

QString powerText(double value, double step)
{
    const int exponent = int(std::floor(std::log10(std::abs(value)) + 1e-9));
    const double unit = std::pow(10.0, exponent), mantissa = value / unit;
    const auto power = QStringLiteral("10") + superscript(exponent);
    if (std::abs(mantissa - 1) < 1e-9)
        return power;
    const int digits = std::clamp(int(std::ceil(-std::log10(step / unit) - 1e-9)), 0, 6);
    return inLocale(mantissa, digits) + QStringLiteral("×") + power;
}

double roundStep(double step)
{
    const double unit = std::pow(10.0, std::floor(std::log10(step)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * unit >= step * (1 - 1e-9))
            return factor * unit;
    return 10 * unit;
}

/// At least two: one number alone is no scale.
Ticks linearTicks(const Interval& range, int most)
{
    Ticks ticks;
    double step = roundStep((range.high - range.low) / std::max(1, most));
    const auto first = [&] { return std::ceil(range.low / step - 1e-9); };
    while (range.high > range.low && (first() + 1) * step > range.high + 1e-9 * step)
        step = roundStep(step / 2.5);
    for (double i = first(); i * step <= range.high + 1e-9 * step; ++i)
        ticks.labelled.push_back({i * step, numberText(i * step, step)});
    if (int(ticks.labelled.size()) > std::max(2, most + 1)) // finer than there is room for
        ticks.labelled.erase(ticks.labelled.begin() + 1, ticks.labelled.end() - 1);
    return ticks;
}

/// The multiples in `factors` of the powers of ten in `range`, each `stride` decades.
std::vector<double> multiples(const Interval& range, std::initializer_list<double> factors, int stride)
{
    std::vector<double> values;
    const int last = int(std::floor(std::log10(range.high) + 1e-9));
    const int begin = int(std::floor(std::log10(range.low))) / stride * stride - stride;
    for (int decade = begin; decade <= last; decade += stride)
        for (const double factor : factors)
            if (const double value = factor * std::pow(10.0, decade); value >= range.low * (1 - 1e-9) && value <= range.high * (1 + 1e-9))
                values.push_back(value);
    return values;
}

Ticks logarithmicTicks(const Interval& range, int most)
{
    const double decades = std::log10(range.high / range.low);
    if (decades < 0.7)
        return linearTicks(range, most);
    const int stride = std::max(1, int(std::ceil(decades / std::max(1, most))));
    auto labelled = multiples(range, {1, 2, 5}, 1);
    if (int(labelled.size()) > most)
        labelled = multiples(range, {1}, stride);
    Ticks ticks;
    for (const double value : labelled)
        ticks.labelled.push_back({value, numberText(value, value)});
    if (stride == 1)
        ticks.fine = multiples(range, {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1);
    return ticks;
}

/// Evenly spaced ticks are labelled evenly: every first, second, fifth, ...; 1 for uneven ones.
std::size_t evenStride(const std::vector<Tick>& ticks, const std::function<double(const Tick&)>& place,
                       const std::function<double(const QString&)>& size, double gap)
{
    if (ticks.size() < 3)
        return 1;
    const double spacing = (place(ticks.back()) - place(ticks.front())) / double(ticks.size() - 1);
    double widest = 0;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        if (std::abs(place(ticks[i]) - place(ticks[0]) - double(i) * spacing) > 0.5)
            return 1;
        widest = std::max(widest, size(ticks[i].text));
    }
    for (const std::size_t stride : {1, 2, 5, 10, 20, 50, 100, 200, 500})
        if (double(stride) * spacing >= widest + gap)
            return stride;
    return 1000;
}

} // namespace

QString numberText(double value, double step)
{
    const double size = std::max(std::abs(value), step);
    if (value != 0 && (size >= 1e7 || size < 1e-4))
        return powerText(value, step);
    const int digits = std::clamp(int(std::ceil(-std::log10(step) - 1e-9)), 0, 10);
    return inLocale(value == 0 ? 0 : value, digits);
}

QString valueText(double value, int significant)
{
    const double size = std::abs(value);
    if (!std::isfinite(value) || size == 0 || (size >= 1e-4 && size < 1e7)) {
        const bool isPlain = std::isfinite(value) && size != 0;
        const int digits = isPlain ? std::clamp(significant - 1 - int(std::floor(std::log10(size))), 0, 8) : 0;
        auto text = inLocale(value, digits);
        if (text.contains(QLocale().decimalPoint())) {
            while (text.endsWith(QLocale().zeroDigit()))
                text.chop(1);
            if (text.endsWith(QLocale().decimalPoint()))
                text.chop(1);
        }
        return text;
    }
    return powerText(value, std::pow(10.0, std::floor(std::log10(size)) - significant + 2));
}

QString valueText(double value, const Interval& interval)
{
    const double half = (interval.high - interval.low) / 2;
    return half > 0 && std::isfinite(half) ? numberText(value, std::pow(10.0, std::floor(std::log10(half)))) : valueText(value);
}

Ticks numberTicks(const AxisSpan& axis, int most)
{
    return axis.isLogarithmic ? logarithmicTicks(axis.range, most) : linearTicks(axis.range, most);
}

Ticks givenTicks(const std::vector<Tick>& ticks, const AxisSpan& axis, double length, const std::function<double(const QString&)>& size)
{
    constexpr double gap = 10;
    std::vector<Tick> visible;
    for (const auto& tick : ticks)
        if (axis.hasPlace(tick.at) && tick.at >= axis.range.low && tick.at <= axis.range.high)
            visible.push_back(tick);
    const auto place = [&](const Tick& tick) { return axis.share(tick.at) * length; };
    Ticks chosen;
    for (const auto& tick : visible)
        chosen.fine.push_back(tick.at);
    const auto stride = evenStride(visible, place, size, gap);
    double free = -1e9;
    for (std::size_t i = 0; i < visible.size(); i += stride) {
        const double half = size(visible[i].text) / 2;
        if (place(visible[i]) - half < free)
            continue;
        chosen.labelled.push_back(visible[i]);
        free = place(visible[i]) + half + gap;
    }
    return chosen;
}

} // namespace transect
