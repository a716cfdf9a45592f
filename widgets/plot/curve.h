#pragma once

#include "analysis/decimation.h"
#include "widgets/plot/plot_frame.h"

namespace transect {

/// What a series spans, intervals included; nothing where it has no such value.
struct SeriesExtent {
    std::optional<Interval> x, y, positiveX, positiveY;
};

/// Equal in all that a curve works out.
bool haveSameValues(const Series& first, const Series& second);

/// A series with what is worked out once for many drawings.
class Curve {
public:
    explicit Curve(const Series* series);

    /// The series has moved to another place. Its values are the same.
    void moveTo(const Series* series) { m_series = series; }

    const Series& series() const { return *m_series; }
    const SeriesExtent& extent() const { return m_extent; }
    std::size_t size() const { return m_series->x.size(); }

    /// Points that the axes cannot show, gaps not counted.
    int withoutPlace(const PlotFrame& frame) const;
    /// The points to draw, by index. They are kept until other columns or another scale are asked for.
    const std::vector<std::size_t>& drawnPoints(const PixelColumns& columns, bool isLogarithmicY) const;
    /// The point nearest to `place` in pixels, no farther than `reach`.
    std::optional<std::size_t> nearest(const PlotFrame& frame, const QPointF& place, double reach) const;
    /// The point with a value that is nearest to `x`, in the measure of the axis.
    std::optional<std::size_t> nearestInX(const AxisSpan& axis, double x) const;

private:
    struct DrawnPoints {
        DrawnRange range;
        bool isLogarithmicY = false;
        std::vector<std::size_t> indices;
    };

    const Series* m_series;
    SeriesExtent m_extent;
    bool m_isSorted = false;
    int m_nonPositiveX = 0, m_nonPositiveY = 0, m_nonPositive = 0; ///< points; the last: in x or y
    std::vector<double> m_positive; ///< y with gaps instead of values without a logarithm; empty where there are none
    mutable std::optional<DrawnPoints> m_drawn;
};

} // namespace transect
