#pragma once

#include "widgets/plot/plot_frame.h"

class QPainter;

namespace transect {

/// `vertical` in ascending order.
void paintMarkLines(QPainter& painter, const PlotFrame& frame, const std::vector<Mark>& vertical, const std::vector<Mark>& horizontal);
/// Their words and handles; a text goes where it would touch the one before.
void paintMarkTexts(QPainter& painter, const PlotFrame& frame, const std::vector<Mark>& vertical, const std::vector<Mark>& horizontal);

/// A ring at `place`, and `text` above it inside the frame, or below it where fewer of the `points` of curves are hidden so.
void paintHighlight(QPainter& painter, const PlotFrame& frame, const QPointF& place, const QString& text, const std::vector<QPointF>& points);

/// Lines of text on a raised ground beside `anchor`, inside the frame as far as there is room.
void paintCallout(QPainter& painter, const PlotFrame& frame, const QPointF& anchor, const QString& text);

/// What the axis is, above its upper end.
void paintAxisTitle(QPainter& painter, const PlotFrame& frame, const QString& text);

/// What has no place on a logarithmic axis, at its lower end.
void paintWithoutPlace(QPainter& painter, const PlotFrame& frame, const QString& text);

void paintEmpty(QPainter& painter, const QRectF& rect, const QString& text);

} // namespace transect
