#include "widgets/plot/curve.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

namespace transect {

namespace {

void include(std::optional<Interval>& extent, double value)
{
    if (!extent)
        extent = Interval{value, value};
    extent->low = std::min(extent->low, value);
    extent->high = std::max(extent->high, value);
}

void includeAll(std::span<const double> values, std::optional<Interval>& extent, std::optional<Interval>& positive)
{
    Interval all{HUGE_VAL, -HUGE_VAL};
    double leastPositive = HUGE_VAL;
    for (const double value : values) {
        const bool isFinite = std::abs(value) < HUGE_VAL;
        all.low = isFinite && value < all.low ? value : all.low;
        all.high = isFinite && value > all.high ? value : all.high;
        leastPositive = value > 0 && value < leastPositive ? value : leastPositive;
    }
    if (all.low > all.high)
        return;
    include(extent, all.low);
    include(extent, all.high);
    if (all.high <= 0)
        return;
    include(positive, leastPositive);
    include(positive, all.high);
}

std::vector<double> withoutNonPositive(const std::vector<double>& values)
{
    auto positive = values;
    for (auto& value : positive)
        if (!(value > 0))
            value = std::numeric_limits<double>::quiet_NaN();
    return positive;
}

/// Bit by bit, so that gaps are equal too.
bool areSame(const std::vector<double>& first, const std::vector<double>& second)
{
    return first.size() == second.size() && (first.empty() || std::memcmp(first.data(), second.data(), first.size() * sizeof(double)) == 0);
}

} // namespace

bool haveSameValues(const Series& first, const Series& second)
{
    return areSame(first.x, second.x) && areSame(first.y, second.y) && areSame(first.low, second.low) && areSame(first.high, second.high);
}

Curve::Curve(const Series* series)
    : m_series(series)
    , m_isSorted(std::is_sorted(series->x.begin(), series->x.end()))
{
    includeAll(series->x, m_extent.x, m_extent.positiveX);
    for (const auto* values : {&series->y, &series->low, &series->high})
        includeAll(*values, m_extent.y, m_extent.positiveY);
    for (std::size_t i = 0; i < size(); ++i) {
        const bool inX = series->x[i] <= 0, inY = series->y[i] <= 0;
        m_nonPositiveX += inX;
        m_nonPositiveY += inY;
        m_nonPositive += inX || inY;
    }
    if (m_nonPositiveY > 0)
        m_positive = withoutNonPositive(series->y);
}

int Curve::withoutPlace(const PlotFrame& frame) const
{
    if (frame.x.isLogarithmic && frame.y.isLogarithmic)
        return m_nonPositive;
    return frame.x.isLogarithmic ? m_nonPositiveX : frame.y.isLogarithmic ? m_nonPositiveY : 0;
}

const std::vector<std::size_t>& Curve::drawnPoints(const PixelColumns& columns, bool isLogarithmicY) const
{
    if (m_drawn && m_drawn->range == columns.range() && m_drawn->isLogarithmicY == isLogarithmicY)
        return m_drawn->indices;
    m_drawn = DrawnPoints{columns.range(), isLogarithmicY, {}};
    if (m_isSorted) {
        const auto& y = isLogarithmicY && !m_positive.empty() ? m_positive : m_series->y;
        m_drawn->indices = decimate(m_series->x, y, columns);
    } else {
        m_drawn->indices.resize(size());
        std::iota(m_drawn->indices.begin(), m_drawn->indices.end(), 0);
    }
    return m_drawn->indices;
}

std::optional<std::size_t> Curve::nearest(const PlotFrame& frame, const QPointF& place, double reach) const
{
    auto begin = m_series->x.begin(), end = m_series->x.end();
    if (m_isSorted) {
        begin = std::lower_bound(begin, end, frame.value(place - QPointF(reach, 0)).x());
        end = std::upper_bound(begin, end, frame.value(place + QPointF(reach, 0)).x());
    }
    std::optional<std::size_t> best;
    double least = reach * reach;
    for (auto at = begin; at != end; ++at) {
        const auto i = std::size_t(at - m_series->x.begin());
        if (!frame.x.hasPlace(*at) || !frame.y.hasPlace(m_series->y[i]))
            continue;
        const auto difference = frame.place(*at, m_series->y[i]) - place;
        const double square = QPointF::dotProduct(difference, difference);
        if (square <= least) {
            least = square;
            best = i;
        }
    }
    return best;
}

std::optional<std::size_t> Curve::nearestInX(const AxisSpan& axis, double x) const
{
    std::optional<std::size_t> best;
    double least = HUGE_VAL;
    const auto consider = [&](std::size_t i) {
        const double distance = std::abs(axis.share(m_series->x[i]) - axis.share(x));
        if (axis.hasPlace(m_series->x[i]) && std::isfinite(m_series->y[i]) && distance < least) {
            least = distance;
            best = i;
        }
    };
    if (!m_isSorted) {
        for (std::size_t i = 0; i < size(); ++i)
            consider(i);
        return best;
    }
    const auto middle = std::size_t(std::lower_bound(m_series->x.begin(), m_series->x.end(), x) - m_series->x.begin());
    // The nearest on either side that has a value.
    for (auto i = middle; i < size(); ++i) {
        consider(i);
        if (best == i)
            break;
    }
    for (auto i = middle; i > 0; --i) {
        if (!std::isfinite(m_series->y[i - 1]))
            continue;
        consider(i - 1);
        break;
    }
    return best;
}

} // namespace transect
