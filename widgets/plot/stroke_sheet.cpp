#include "widgets/plot/stroke_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <QImage>
#include <QPainter>

namespace transect {

namespace {

/// The pixels that a painter paints on, where they can be written; else nullptr.
QImage* imageOf(const QPainter& painter)
{
    auto* device = painter.device();
    auto* image = device->devType() == QInternal::Image ? static_cast<QImage*>(device) : nullptr;
    return image && image->depth() == 32 ? image : nullptr;
}

/// What a line that runs to the right covers of each of `columns` columns.
void addStrokes(const QLineF& line, int columns, std::vector<Stroke>& strokes)
{
    const auto heightAt = [&](double x) { return line.y1() + (x - line.x1()) / line.dx() * line.dy(); };
    const double left = std::max(line.x1(), -1.0), right = std::min(line.x2(), columns + 1.0);
    for (double from = left; from <= right;) {
        const double column = std::floor(from), to = std::min(column + 1, right);
        const auto [top, bottom] = std::minmax({heightAt(from), heightAt(to)});
        strokes.push_back({int(column), top, bottom});
        from = column + 1;
    }
}

/// The lines between its strokes as strokes, too, column by column.
StrokedLine asStrokes(const StrokedLine& line, int columns)
{
    StrokedLine all{line.colour, {}, {}};
    all.strokes.reserve(line.strokes.size() + std::size_t(columns));
    for (const auto& one : line.between)
        addStrokes(one, columns, all.strokes);
    const auto middle = std::ptrdiff_t(all.strokes.size());
    all.strokes.insert(all.strokes.end(), line.strokes.begin(), line.strokes.end());
    std::inplace_merge(all.strokes.begin(), all.strokes.begin() + middle, all.strokes.end(), [](const Stroke& a, const Stroke& b) { return a.column < b.column; });
    return all;
}

/// Writes the strokes of several lines, one over the other. Strokes are upright and images lie in rows, so some columns are gathered
/// upright first: the memory of the image is gone through once, whatever the number of lines.
class StrokeWriter {
public:
    /// `origin`: where the first column and row of the strokes are; only pixels of `visible` are written.
    StrokeWriter(QImage& image, const QPointF& origin, const QRect& visible)
        : m_pixels(reinterpret_cast<QRgb*>(image.bits()))
        , m_stride(image.bytesPerLine() / qsizetype(sizeof(QRgb)))
        , m_origin(origin)
        , m_visible(visible)
        , m_height(visible.height() + width)
        , m_gathered(std::size_t(width * m_height), 0)
    {
    }

    void write(std::span<const StrokedLine> lines)
    {
        std::vector<std::size_t> next(lines.size(), 0);
        for (int left = m_visible.left(); left <= m_visible.right(); left += width) {
            const int end = std::min(left + width, m_visible.right() + 1);
            m_covered.fill({});
            for (auto i = lines.size(); i > 0; --i) // the uppermost first: of the others little is seen
                gather(lines[i - 1], next[i - 1], left, end);
            writeRows(left, end);
        }
    }

private:
    static constexpr int width = 16; ///< a line of the processor's cache

    /// Those of the columns from `left` to `end`; `next` is the first stroke that was not gathered before.
    void gather(const StrokedLine& line, std::size_t& next, int left, int end)
    {
        const auto colour = line.colour.rgba();
        for (; next < line.strokes.size(); ++next) {
            const auto& stroke = line.strokes[next];
            const int column = int(std::floor(stroke.column + 0.5 + m_origin.x()));
            if (column >= end)
                return;
            const double top = stroke.top + m_origin.y() - m_visible.top(), bottom = stroke.bottom + m_origin.y() - m_visible.top();
            if (column < left || bottom < 0 || top >= m_visible.height())
                continue;
            const int first = int(std::max(0.0, top)), last = int(std::min(m_visible.height() - 1.0, bottom));
            gather(m_gathered.data() + (column - left) * m_height, m_covered[std::size_t(column - left)], {first, last}, colour);
            m_first = std::min(m_first, first);
            m_last = std::max(m_last, last);
        }
    }

    /// Rows, both ends included.
    struct Rows {
        int first = 0, last = -1;
    };

    /// Where `column` has no colour yet; all rows of `covered` have one.
    static void gather(QRgb* column, Rows& covered, const Rows& rows, QRgb colour)
    {
        if (rows.first > rows.last)
            return;
        if (covered.first > covered.last) {
            std::fill(column + rows.first, column + rows.last + 1, colour);
            covered = rows;
            return;
        }
        const auto layBelow = [&](int first, int last) {
            for (int row = first; row <= last; ++row)
                column[row] = column[row] != 0 ? column[row] : colour;
        };
        layBelow(rows.first, std::min(rows.last, covered.first - 1));
        layBelow(std::max(rows.first, covered.last + 1), rows.last);
        if (rows.first <= covered.last + 1 && rows.last >= covered.first - 1)
            covered = {std::min(covered.first, rows.first), std::max(covered.last, rows.last)};
    }

    /// Where there is a colour. Without a branch, so that a processor takes several at once.
    template <int count> static void lay(const QRgb* colours, QRgb* pixels)
    {
        for (int i = 0; i < count; ++i) {
            const QRgb covered = colours[i] != 0 ? ~QRgb(0) : 0;
            pixels[i] = (colours[i] & covered) | (pixels[i] & ~covered);
        }
    }

    /// Square by square, so that both the columns and the rows are gone through in order.
    void writeRows(int left, int end)
    {
        for (int row = m_first; row <= m_last; row += width) {
            std::array<QRgb, width * width> square;
            for (int column = 0; column < width; ++column) {
                for (int i = 0; i < width; ++i)
                    square[std::size_t(i * width + column)] = m_gathered[std::size_t(column * m_height + row + i)];
            }
            for (int i = 0; i < std::min(width, m_last + 1 - row); ++i) {
                auto* to = m_pixels + (m_visible.top() + row + i) * m_stride + left;
                const auto* from = square.data() + i * width;
                if (end - left == width)
                    lay<width>(from, to);
                else
                    for (int column = 0; column < end - left; ++column)
                        lay<1>(from + column, to + column);
            }
        }
        for (int column = 0; column < width && m_first <= m_last; ++column) {
            auto* at = m_gathered.data() + column * m_height;
            std::fill(at + m_first, at + m_last + 1, 0);
        }
        m_first = m_height;
        m_last = -1;
    }

    QRgb* m_pixels;
    qsizetype m_stride;
    QPointF m_origin;
    QRect m_visible;
    int m_height;                 ///< of a gathered column: a square's more than what is visible
    std::vector<QRgb> m_gathered; ///< column by column; 0: nothing
    std::array<Rows, width> m_covered;
    int m_first = m_height, m_last = -1; ///< rows that hold anything
};

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
    if (auto* image = imageOf(m_painter))
        write(*image);
    else
        paintLines();
    m_painter.restore();
    m_lines.clear();
    return m_painter;
}

void StrokeSheet::write(QImage& image)
{
    const auto toDevice = m_painter.combinedTransform();
    const int edge = int(std::ceil(m_scale));
    const auto frame = toDevice.mapRect(QRectF(0, 0, m_frame.width() * m_scale, m_frame.height() * m_scale)).toRect();
    const auto visible = frame.adjusted(-edge, -edge, edge, edge).intersected(image.rect());
    if (visible.isEmpty())
        return;
    const int columns = int(std::ceil(m_frame.width() * m_scale));
    for (auto& line : m_lines) {
        if (!line.between.isEmpty())
            line = asStrokes(line, columns);
    }
    StrokeWriter(image, toDevice.map(QPointF()), visible).write(m_lines);
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
