#pragma once

#include <vector>

#include <QColor>

#include "widgets/plot/curve.h"

class QPainter;

namespace transect {

struct ColouredCurve {
    const Curve* curve;
    QColor colour;
};

/// Band or bars, line and markers of each of `curves` inside the frame, one over the other; over all of them small triangles on
/// the frame where a curve runs out above or below.
/// `scale`: pixels of the device for one of the frame, at most 4 points a column of which are drawn.
void paintCurves(QPainter& painter, const PlotFrame& frame, const std::vector<ColouredCurve>& curves, double scale);

void paintMarker(QPainter& painter, const QPointF& place, Marker marker, const QColor& colour, bool hollow);

/// A piece of the line with its marker, as the legend shows it.
void paintSample(QPainter& painter, const QRectF& rect, const SeriesStyle& style, const QColor& colour);

} // namespace transect
