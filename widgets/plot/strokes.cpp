#include "widgets/plot/strokes.h"

#include <algorithm>

namespace transect {

namespace {

/// Makes one upright stroke for each column of pixels of a noisy line, which meets the stroke before. The picture is that of the
/// line itself, without the cost of joins and corners, and with two logarithms a column rather than two a point.
class Strokes {
public:
    Strokes(const PixelColumns& columns, const PlotFrame& frame)
        : m_columns(columns)
        , m_frame(frame)
        , m_x(frame.x)
        , m_y(frame.y)
        , m_scale(columns.count() / frame.rect.width())
    {
        m_line.strokes.reserve(std::size_t(columns.count()) + 2);
    }

    void add(double x, double y)
    {
        if (!m_frame.x.hasPlace(x) || !m_frame.y.hasPlace(y))
            return endPiece();
        const int column = columnOf(x);
        if (!m_isBegun || column != m_column)
            enter(column, x, y);
        m_least = std::min(m_least, y);
        m_greatest = std::max(m_greatest, y);
        m_lastX = x;
        m_lastY = y;
    }

    StrokedLine take(const QColor& colour)
    {
        endPiece();
        m_line.colour = colour;
        return std::move(m_line);
    }

private:
    /// From that of the point before on, since x ascends.
    int columnOf(double x)
    {
        if (x < m_columns.range().x.low)
            return -1;
        while (m_next < m_columns.count() && x >= m_columns.end(m_next))
            ++m_next;
        return m_next;
    }

    void enter(int column, double x, double y)
    {
        finish();
        const bool isBeside = m_isBegun && column <= m_column + 1;
        if (m_isBegun && !isBeside)
            m_line.between << QLineF(place(m_lastX, m_lastY), place(x, y));
        m_least = isBeside ? std::min(m_lastY, y) : y;
        m_greatest = isBeside ? std::max(m_lastY, y) : y;
        m_column = column;
        m_isBegun = true;
    }

    void finish()
    {
        if (m_isBegun)
            m_line.strokes.push_back({m_column, placeY(m_greatest), placeY(m_least)});
    }

    void endPiece()
    {
        finish();
        m_isBegun = false;
    }

    double placeY(double y) const { return (1 - m_y.of(y)) * m_frame.rect.height() * m_scale; }
    QPointF place(double x, double y) const { return {m_x.of(x) * m_frame.rect.width() * m_scale, placeY(y)}; }

    const PixelColumns& m_columns;
    const PlotFrame& m_frame;
    AxisShares m_x, m_y;
    double m_scale, m_least = 0, m_greatest = 0, m_lastX = 0, m_lastY = 0;
    int m_column = 0, m_next = 0;
    bool m_isBegun = false;
    StrokedLine m_line;
};

} // namespace

StrokedLine strokesOf(const Series& series, const std::vector<std::size_t>& indices, const PixelColumns& columns, const PlotFrame& frame,
                      const QColor& colour)
{
    Strokes strokes(columns, frame);
    for (const auto i : indices)
        strokes.add(series.x[i], series.y[i]);
    return strokes.take(colour);
}

} // namespace transect
