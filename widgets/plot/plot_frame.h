#pragma once

#include <cmath>

#include <QPointF>
#include <QRectF>

#include "widgets/plot/series.h"

namespace transect {

/// What an axis shows: from `range.low` to `range.high`, both positive where it is logarithmic.
struct AxisSpan {
    Interval range{0, 1};
    bool isLogarithmic = false;

    /// 0 at the low end, 1 at the high one; NaN for a value without a place.
    double share(double value) const;
    double value(double share) const;
    bool hasPlace(double value) const { return std::isfinite(value) && (!isLogarithmic || value > 0); }
    bool operator==(const AxisSpan&) const = default;
};

/// AxisSpan::share() for many values.
class AxisShares {
public:
    explicit AxisShares(const AxisSpan& axis)
        : m_isLogarithmic(axis.isLogarithmic)
        , m_low(m_isLogarithmic ? std::log(axis.range.low) : axis.range.low)
        , m_scale(1 / ((m_isLogarithmic ? std::log(axis.range.high) : axis.range.high) - m_low))
    {
    }

    /// Not finite for what has no place.
    double of(double value) const { return ((m_isLogarithmic ? std::log(value) : value) - m_low) * m_scale; }

private:
    bool m_isLogarithmic;
    double m_low, m_scale;
};

struct ViewRange {
    Interval x, y;
    bool operator==(const ViewRange&) const = default;
};

/// Values to pixels and back.
struct PlotFrame {
    QRectF rect;
    AxisSpan x, y;

    QPointF place(double valueX, double valueY) const;
    QPointF value(const QPointF& place) const;
};

/// `range` scaled by `factor` around `centre` (a share of the axis); factor below 1 comes nearer.
Interval zoomed(const AxisSpan& axis, double centre, double factor);
/// Moved by `shares` of its length.
Interval moved(const AxisSpan& axis, double shares);
/// A little more than `extent`, and of some length: `margin` is a share of it.
Interval padded(const AxisSpan& extent, double margin);

} // namespace transect
