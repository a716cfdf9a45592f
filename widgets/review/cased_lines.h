#pragma once

#include <cstdint>
#include <vector>

#include <QColor>
#include <QLineF>
#include <QVector>

class QImage;
class QPainter;

namespace transect {

/// Draws lines with a casing around all of them, with round ends and smooth edges. An image gets its pixels, which takes a
/// fraction of the time that a painter takes; a file gets lines.
class CasedLines {
public:
    /// `painter` does not turn, and stays where it is meanwhile.
    explicit CasedLines(QPainter& painter);

    /// Places and widths in the painter's units; `casing`: how much wider it is on either side.
    void draw(const QVector<QLineF>& lines, double width, double casing, const QColor& colour, const QColor& casingColour);

private:
    /// How much of a pixel the lines and their casing cover, 0 to 255.
    struct Cover {
        std::uint8_t line = 0, casing = 0;
    };

    void cover(const QLineF& line, double radius, double casing);
    void lay(QRgb colour, QRgb casingColour);
    void drawWithPainter(const QVector<QLineF>& lines, double width, double casing, const QColor& colour, const QColor& casingColour);

    QPainter& m_painter;
    QImage* m_image;
    QPointF m_origin;
    double m_scale = 1;
    QRect m_area;                ///< that `m_covers` is of, in pixels of the image
    std::vector<Cover> m_covers; ///< row by row
};

} // namespace transect
