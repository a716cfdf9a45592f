#pragma once

#include <optional>
#include <span>

#include "widgets/plot/plot_frame.h"
#include "widgets/plot/series_colours.h"

class QPainter;

namespace transect {

/// From numbers to colours.
class ColourScale {
public:
    ColourScale() = default;
    /// From the least to the greatest of `values` that have a place; the middle of a diverging ramp is 0.
    ColourScale(std::span<const double> values, Ramp ramp, bool isLogarithmic);

    /// Invalid for a value without a place.
    QColor colour(double value) const;
    const AxisSpan& span() const { return m_span; }

    /// An upright bar in `rect` with its labels to the right and `title` above.
    void paint(QPainter& painter, const QRectF& rect, const QString& title) const;

private:
    QColor at(double share) const;

    AxisSpan m_span;
    Ramp m_ramp = Ramp::Cividis;
};

} // namespace transect
