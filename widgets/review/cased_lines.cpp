#include "widgets/review/cased_lines.h"

#include <algorithm>
#include <cmath>

#include <QImage>
#include <QPainter>

namespace transect {

namespace {

/// The pixels that `painter` paints on, where they can be written; else nullptr.
QImage* pixelsOf(const QPainter& painter)
{
    auto* device = painter.device();
    auto* image = device->devType() == QInternal::Image ? static_cast<QImage*>(device) : nullptr;
    const bool isWritable = image && (image->format() == QImage::Format_RGB32 || image->format() == QImage::Format_ARGB32_Premultiplied);
    return isWritable && !painter.hasClipping() && painter.combinedTransform().type() <= QTransform::TxScale ? image : nullptr;
}

/// `above` over `below`, covering `cover` of 255.
QRgb mixed(QRgb below, QRgb above, unsigned cover)
{
    const unsigned share = cover + (cover >> 7); // of 256
    const auto mean = [&](QRgb mask, unsigned shift) {
        return ((((below >> shift) & mask) * (256 - share) + ((above >> shift) & mask) * share) >> 8 & mask) << shift;
    };
    return mean(0xff00ff, 0) | mean(0xff00ff, 8);
}

} // namespace

CasedLines::CasedLines(QPainter& painter)
    : m_painter(painter)
    , m_image(pixelsOf(painter))
{
    const auto toPixels = painter.combinedTransform();
    m_origin = toPixels.map(QPointF());
    m_scale = toPixels.m11();
}

void CasedLines::draw(const QVector<QLineF>& lines, double width, double casing, const QColor& colour, const QColor& casingColour)
{
    if (lines.isEmpty())
        return;
    if (!m_image)
        return drawWithPainter(lines, width, casing, colour, casingColour);
    const double radius = width * m_scale / 2, around = casing * m_scale;
    QRectF all;
    QVector<QLineF> placed;
    placed.reserve(lines.size());
    for (const auto& line : lines) {
        placed.emplace_back(line.p1() * m_scale + m_origin, line.p2() * m_scale + m_origin);
        all |= QRectF(placed.back().p1(), placed.back().p2()).normalized().adjusted(0, 0, 1e-3, 1e-3); // empty ones count, too
    }
    const double reach = radius + around + 1;
    m_area = all.adjusted(-reach, -reach, reach, reach).toAlignedRect().intersected(m_image->rect());
    if (m_area.isEmpty())
        return;
    m_covers.assign(std::size_t(m_area.width()) * std::size_t(m_area.height()), {});
    for (const auto& line : placed)
        cover(line, radius, around);
    lay(colour.rgba(), casingColour.rgba());
}

/// A pixel is covered as far as its middle is inside; half a pixel on either side of the edge it is covered in part.
void CasedLines::cover(const QLineF& line, double radius, double casing)
{
    const double outer = radius + casing + 0.5;
    const float length = float(line.length()), alongX = length > 0 ? float(line.dx()) / length : 0, alongY = length > 0 ? float(line.dy()) / length : 0;
    const auto covered = [](float reach, float square) {
        const float sure = std::max(0.F, reach - 0.5F), most = reach + 0.5F;
        return square <= sure * sure ? 255U : square >= most * most ? 0U : unsigned(255 * (most - std::sqrt(square)));
    };
    const int top = std::max(m_area.top(), int(std::floor(std::min(line.y1(), line.y2()) - outer)));
    const int bottom = std::min(m_area.bottom(), int(std::ceil(std::max(line.y1(), line.y2()) + outer)));
    for (int y = top; y <= bottom; ++y) {
        // The part of the line that this row may lie near to.
        double from = line.x1(), to = line.x2();
        if (std::abs(line.dy()) > 1e-6) {
            const auto at = [&](double height) { return line.x1() + std::clamp((height - line.y1()) / line.dy(), 0.0, 1.0) * line.dx(); };
            from = at(y + 0.5 - outer);
            to = at(y + 0.5 + outer);
        }
        const int left = std::max(m_area.left(), int(std::floor(std::min(from, to) - outer)));
        const int right = std::min(m_area.right(), int(std::ceil(std::max(from, to) + outer)));
        auto* cell = m_covers.data() + std::size_t(y - m_area.top()) * std::size_t(m_area.width()) + std::size_t(left - m_area.left());
        const float toY = float(y + 0.5 - line.y1());
        float toX = float(left + 0.5 - line.x1());
        for (int x = left; x <= right; ++x, ++cell, toX += 1) {
            const float along = std::clamp(toX * alongX + toY * alongY, 0.F, length);
            const float besideX = toX - along * alongX, besideY = toY - along * alongY;
            const float square = besideX * besideX + besideY * besideY;
            if (square >= float(outer * outer))
                continue;
            cell->casing = std::uint8_t(std::max<unsigned>(cell->casing, covered(float(radius + casing), square)));
            cell->line = std::uint8_t(std::max<unsigned>(cell->line, covered(float(radius), square)));
        }
    }
}

void CasedLines::lay(QRgb colour, QRgb casingColour)
{
    const auto* cell = m_covers.data();
    for (int y = m_area.top(); y <= m_area.bottom(); ++y) {
        auto* pixel = reinterpret_cast<QRgb*>(m_image->scanLine(y)) + m_area.left();
        for (int x = 0; x < m_area.width(); ++x, ++cell, ++pixel) {
            if (cell->casing > 0)
                *pixel = mixed(mixed(*pixel, casingColour, cell->casing), colour, cell->line);
        }
    }
}

/// With round ends Qt would take the general way, which is ten times as slow.
void CasedLines::drawWithPainter(const QVector<QLineF>& lines, double width, double casing, const QColor& colour, const QColor& casingColour)
{
    m_painter.setPen(QPen(casingColour, width + 2 * casing, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    m_painter.drawLines(lines);
    m_painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    m_painter.drawLines(lines);
}

} // namespace transect
