#include "widgets/review/cased_lines.h"

#include <algorithm>
#include <cmath>

#include <QImage>
#include <QPainter>

#include "record/clones.h"

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

/// A line as it lies from the middle of the first pixel of a row; all in pixels.
struct LineInRow {
    float toX, toY; ///< from its beginning to that pixel
    float alongX, alongY, length; ///< its direction, of length 1
    float radius, casing;
};

/// How much of a pixel whose middle is the root of `square` away lies within `reach`, from 0 to 255. The root by two of Newton's steps
/// from the tangent at `reach`, so that it is right where the edge is and too large elsewhere.
[[gnu::always_inline]] inline float coveredWithin(float reach, float square)
{
    const float tangent = (square / reach + reach) / 2, nearer = (square / tangent + tangent) / 2, root = (square / nearer + nearer) / 2;
    const float cover = 255 * (reach + 0.5F - root);
    return cover < 0 ? 0 : cover > 255 ? 255 : cover;
}

/// Adds the line to `covers`: of each pixel how much it covers, and how much with its casing.
TRANSECT_VECTORISED void coverRow(const LineInRow line, std::uint8_t* covers, int count)
{
    for (int i = 0; i < count; ++i) {
        const float toX = line.toX + float(i);
        float along = toX * line.alongX + line.toY * line.alongY;
        along = along < 0 ? 0 : along > line.length ? line.length : along;
        const float besideX = toX - along * line.alongX, besideY = line.toY - along * line.alongY;
        const float square = besideX * besideX + besideY * besideY;
        const auto inner = std::uint8_t(coveredWithin(line.radius, square)), outer = std::uint8_t(coveredWithin(line.radius + line.casing, square));
        covers[2 * i] = covers[2 * i] > inner ? covers[2 * i] : inner;
        covers[2 * i + 1] = covers[2 * i + 1] > outer ? covers[2 * i + 1] : outer;
    }
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
    const double radius = std::max(width * m_scale / 2, 0.1), around = casing * m_scale;
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
        if (left > right)
            continue;
        auto* cells = &m_covers[std::size_t(y - m_area.top()) * std::size_t(m_area.width()) + std::size_t(left - m_area.left())];
        const LineInRow inRow{float(left + 0.5 - line.x1()), float(y + 0.5 - line.y1()), alongX, alongY, length, float(radius), float(casing)};
        coverRow(inRow, &cells->line, right - left + 1);
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
