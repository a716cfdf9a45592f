#include "widgets/plot/stroke_sheet.h"

#include <algorithm>
#include <cmath>

#include <QImage>
#include <QPaintEngine>
#include <QPainter>

namespace transect {

namespace {

/// Of the whole of some lines, as far as it can be seen.
QRect boundsOf(const std::vector<StrokedLine>& lines, const QRect& visible)
{
    double top = HUGE_VAL, bottom = -HUGE_VAL;
    for (const auto& line : lines) {
        for (const auto& stroke : line.strokes) {
            top = std::min(top, stroke.top);
            bottom = std::max(bottom, stroke.bottom);
        }
        for (const auto& one : line.between) {
            top = std::min({top, one.y1(), one.y2()});
            bottom = std::max({bottom, one.y1(), one.y2()});
        }
    }
    if (top > bottom)
        return {};
    const int first = int(std::clamp<double>(std::floor(top) - 1, visible.top(), visible.bottom()));
    const int last = int(std::clamp<double>(std::ceil(bottom) + 1, visible.top(), visible.bottom()));
    return {visible.left(), first, visible.width(), last - first + 1};
}

/// `origin`: of the image; not where a pixel begins if the strokes do not.
void write(QImage& image, const QPointF& origin, const StrokedLine& line)
{
    const auto colour = line.colour.rgba();
    const auto stride = image.bytesPerLine() / qsizetype(sizeof(QRgb));
    auto* pixels = reinterpret_cast<QRgb*>(image.bits());
    for (const auto& stroke : line.strokes) {
        const int column = int(std::floor(stroke.column + 0.5 - origin.x()));
        const double top = stroke.top - origin.y(), bottom = stroke.bottom - origin.y();
        if (column < 0 || column >= image.width() || bottom < 0 || top >= image.height())
            continue;
        const int first = int(std::max(0.0, top)), last = int(std::min(image.height() - 1.0, bottom));
        auto* at = pixels + first * stride + column;
        for (int row = first; row <= last; ++row, at += stride)
            *at = colour;
    }
}

} // namespace

StrokeSheet::StrokeSheet(QPainter& painter, const QRectF& frame, double scale)
    : m_painter(painter)
    , m_frame(frame)
    , m_scale(scale)
{
}

void StrokeSheet::add(StrokedLine line)
{
    m_lines.push_back(std::move(line));
}

QPainter& StrokeSheet::painter()
{
    if (m_lines.empty())
        return m_painter;
    m_painter.save();
    m_painter.setClipRect(m_frame.adjusted(-1, -1, 1, 1));
    m_painter.translate(m_frame.topLeft());
    m_painter.scale(1 / m_scale, 1 / m_scale);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_painter.paintEngine()->type() == QPaintEngine::Raster)
        paintImage();
    else
        paintLines();
    m_painter.restore();
    m_lines.clear();
    return m_painter;
}

void StrokeSheet::paintImage()
{
    const int edge = int(std::ceil(m_scale));
    const QRect frame(0, 0, int(m_frame.width() * m_scale), int(m_frame.height() * m_scale));
    const auto bounds = boundsOf(m_lines, frame.adjusted(-edge, -edge, edge, edge));
    if (bounds.isEmpty())
        return;
    const auto place = m_painter.combinedTransform().map(QPointF());
    const QPointF origin(bounds.left() - (place.x() - std::floor(place.x())), bounds.top() - (place.y() - std::floor(place.y())));
    QImage image(bounds.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (const auto& line : m_lines) {
        write(image, origin, line);
        QPainter between(&image);
        between.translate(-origin);
        between.setPen(QPen(line.colour, 0));
        between.drawLines(line.between);
    }
    m_painter.drawImage(origin, image);
}

void StrokeSheet::paintLines()
{
    for (const auto& line : m_lines) {
        QVector<QLineF> lines = line.between;
        for (const auto& stroke : line.strokes)
            lines << QLineF(stroke.column + 0.5, stroke.top, stroke.column + 0.5, std::max(stroke.bottom, stroke.top + 1));
        m_painter.setPen(QPen(line.colour, 0));
        m_painter.drawLines(lines);
    }
}

} // namespace transect
