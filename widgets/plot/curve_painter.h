#pragma once

#include "widgets/plot/curve.h"

class QPainter;

namespace transect {

/// Band or bars, line and markers of `curve` inside the frame; small triangles on the frame where it runs out above or below.
/// `scale`: pixels of the device for one of the frame, at most 4 points a column of which are drawn.
void paintCurve(QPainter& painter, const PlotFrame& frame, const Curve& curve, const QColor& colour, double scale);

void paintMarker(QPainter& painter, const QPointF& place, Marker marker, const QColor& colour, bool hollow);

/// A piece of the line with its marker, as the legend shows it.
void paintSample(QPainter& painter, const QRectF& rect, const SeriesStyle& style, const QColor& colour);

} // namespace transect
