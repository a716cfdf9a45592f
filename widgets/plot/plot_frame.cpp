#include "widgets/plot/plot_frame.h"

#include <cmath>

namespace transect {

double AxisSpan::share(double value) const
{
    return isLogarithmic ? std::log(value / range.low) / std::log(range.high / range.low) : (value - range.low) / (range.high - range.low);
}

double AxisSpan::value(double share) const
{
    return isLogarithmic ? range.low * std::pow(range.high / range.low, share) : range.low + share * (range.high - range.low);
}

QPointF PlotFrame::place(double valueX, double valueY) const
{
    return {rect.left() + x.share(valueX) * rect.width(), rect.bottom() - y.share(valueY) * rect.height()};
}

QPointF PlotFrame::value(const QPointF& place) const
{
    return {x.value((place.x() - rect.left()) / rect.width()), y.value((rect.bottom() - place.y()) / rect.height())};
}

Interval zoomed(const AxisSpan& axis, double centre, double factor)
{
    return {axis.value(centre - centre * factor), axis.value(centre + (1 - centre) * factor)};
}

Interval moved(const AxisSpan& axis, double shares)
{
    return {axis.value(shares), axis.value(1 + shares)};
}

Interval padded(const AxisSpan& extent, double margin)
{
    const auto [low, high] = extent.range;
    if (high > low)
        return {extent.value(-margin), extent.value(1 + margin)};
    if (extent.isLogarithmic)
        return {low / 2, low * 2};
    const double half = low == 0 ? 0.5 : std::abs(low) / 10;
    return {low - half, low + half};
}

} // namespace transect
