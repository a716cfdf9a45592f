#pragma once

#include <vector>

#include <QColor>
#include <QLineF>
#include <QRectF>
#include <QVector>

class QImage;
class QPainter;

namespace transect {

/// What a noisy line covers of one column of pixels.
struct Stroke {
    int column = 0;
    double top = 0, bottom = 0;
};

/// A noisy line as upright strokes, with lines between those that are not side by side.
struct StrokedLine {
    QColor colour;
    std::vector<Stroke> strokes;
    QVector<QLineF> between;
};

/// Gathers noisy lines until something else is painted over them. An image gets their pixels, which takes a fraction of what a
/// painter takes for a line at a time; a file gets lines.
class StrokeSheet {
public:
    /// All places are pixels of the device from `origin` of the painter on, `scale` of which are one of the painter's.
    StrokeSheet(QPainter& painter, const QRectF& frame, double scale);

    void add(StrokedLine line);
    /// To paint over what was gathered.
    QPainter& painter();

private:
    void write(QImage& image);
    void paintLines();

    QPainter& m_painter;
    QRectF m_frame;
    double m_scale;
    std::vector<StrokedLine> m_lines;
};

} // namespace transect
