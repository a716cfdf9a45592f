#include "widgets/plot/curve_painter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "widgets/common/theme.h"

namespace transect {

namespace {

constexpr double markerRadius = 3.5;

QColor toned(const QColor& colour, double opacity)
{
    auto pale = colour;
    pale.setAlphaF(float(opacity));
    return pale;
}

/// Opaque, so that a noisy line does not grow darker where it crosses itself.
QColor faded(const QColor& colour)
{
    const auto ground = Theme::current().tokens().surface;
    const auto channel = [](float a, float b) { return 0.35F * a + 0.65F * b; };
    return QColor::fromRgbF(channel(colour.redF(), ground.redF()), channel(colour.greenF(), ground.greenF()), channel(colour.blueF(), ground.blueF()));
}

QPen linePen(const SeriesStyle& style, const QColor& colour, double width)
{
    QPen pen(style.faint ? faded(colour) : colour, width, style.dash, Qt::FlatCap, Qt::RoundJoin);
    if (style.dash == Qt::DashLine)
        pen.setDashPattern({6 / width, 4 / width});
    return pen;
}

/// A noisy line as one upright stroke for each column of pixels, which meets the stroke before. The picture is that of the
/// line itself, without the cost of joins and corners.
class Strokes {
public:
    Strokes(double left, double scale) : m_left(left), m_scale(scale) {}

    void add(const QPointF& place)
    {
        const double column = std::floor((place.x() - m_left) * m_scale);
        if (!m_isBegun || column != m_column)
            enter(column, place);
        m_low = std::min(m_low, place.y());
        m_high = std::max(m_high, place.y());
        m_last = place;
    }

    void endPiece()
    {
        finish();
        m_isBegun = false;
    }

    const QVector<QLineF>& lines() const { return m_lines; }

private:
    void enter(double column, const QPointF& place)
    {
        finish();
        m_low = m_high = place.y();
        if (m_isBegun && column <= m_column + 1) {
            m_low = std::min(m_low, m_last.y());
            m_high = std::max(m_high, m_last.y());
        } else if (m_isBegun) {
            m_lines << QLineF(m_last, place);
        }
        m_column = column;
        m_isBegun = true;
    }

    void finish()
    {
        if (!m_isBegun)
            return;
        const double x = m_left + (m_column + 0.5) / m_scale;
        m_lines << QLineF(x, m_low, x, std::max(m_high, m_low + 1 / m_scale));
    }

    double m_left, m_scale, m_column = 0, m_low = 0, m_high = 0;
    QPointF m_last;
    bool m_isBegun = false;
    QVector<QLineF> m_lines;
};

/// AxisSpan::share() for many values.
class Shares {
public:
    explicit Shares(const AxisSpan& axis)
        : m_isLogarithmic(axis.isLogarithmic)
        , m_low(m_isLogarithmic ? std::log(axis.range.low) : axis.range.low)
        , m_scale(1 / ((m_isLogarithmic ? std::log(axis.range.high) : axis.range.high) - m_low))
    {
    }

    /// Not finite for what has no place.
    double of(double value) const { return ((m_isLogarithmic ? std::log(value) : value) - m_low) * m_scale; }

private:
    bool m_isLogarithmic;
    double m_low, m_scale;
};

/// The drawn points of one curve as pixels; what has no place is not finite there.
class DrawnCurve {
public:
    DrawnCurve(const PlotFrame& frame, const Curve& curve, double scale)
        : m_frame(frame)
        , m_series(curve.series())
        , m_scale(scale)
        , m_indices(curve.drawnPoints(frame, int(frame.rect.width() * scale)))
        , m_isDense(double(m_indices.size()) > frame.rect.width())
    {
        const Shares x(frame.x), y(frame.y);
        m_places.reserve(m_indices.size());
        for (const auto i : m_indices)
            m_places.emplace_back(frame.rect.left() + x.of(m_series.x[i]) * frame.rect.width(),
                                  frame.rect.bottom() - y.of(m_series.y[i]) * frame.rect.height());
    }

    void paintIntervals(QPainter& painter, const QColor& colour) const
    {
        if (m_series.low.empty() || m_series.high.empty())
            return;
        if (m_series.style.band)
            paintBand(painter, colour);
        else if (!m_isDense)
            paintBars(painter, colour);
    }

    void paintLine(QPainter& painter, const QColor& colour) const
    {
        if (m_series.style.dash == Qt::NoPen)
            return;
        painter.setBrush(Qt::NoBrush);
        if (m_isDense && isNoisy())
            return paintStrokes(painter, colour);
        painter.setPen(linePen(m_series.style, colour, m_series.style.width));
        for (const auto& piece : pieces()) {
            if (piece.size() > 1)
                painter.drawPolyline(piece);
            else if (m_series.style.marker == Marker::None)
                painter.drawEllipse(piece.first(), 1, 1);
        }
    }

    void paintMarkers(QPainter& painter, const QColor& colour) const
    {
        if (m_series.style.marker == Marker::None)
            return;
        const bool sparse = double(m_indices.size()) * 2 * markerRadius < m_frame.rect.width() || m_series.style.dash == Qt::NoPen;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const bool hollow = !m_series.hollow.empty() && m_series.hollow[m_indices[i]];
            if ((sparse || hollow) && hasPlace(m_places[i]))
                paintMarker(painter, m_places[i], m_series.style.marker, colour, hollow);
            if (!m_series.flagged.empty() && m_series.flagged[m_indices[i]] && hasPlace(m_places[i]))
                paintFlag(painter, m_places[i]);
        }
    }

    static void paintFlag(QPainter& painter, const QPointF& place)
    {
        painter.setFont(Theme::current().font(11, QFont::Bold));
        painter.setPen(Theme::current().tokens().attention);
        painter.drawText(QRectF(place.x() - 8, place.y() - 22, 16, 16), Qt::AlignCenter, QStringLiteral("!"));
    }

    /// Nothing is cut off in silence: a triangle on the frame points to it.
    void paintOffScale(QPainter& painter, const QColor& colour) const
    {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        Exits above(m_isDense ? 96 : 24), below = above;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const auto& at = m_places[i];
            // What a logarithmic axis cannot show lies below all that it can.
            const bool hasValue = std::isfinite(m_series.y[m_indices[i]]);
            if (!hasValue || !(at.x() >= m_frame.rect.left() && at.x() <= m_frame.rect.right()))
                continue;
            if (above.isNew(at.y() < m_frame.rect.top(), at.x()))
                paintTriangle(painter, {at.x(), m_frame.rect.top()}, 5);
            if (below.isNew(!(at.y() <= m_frame.rect.bottom()), at.x()))
                paintTriangle(painter, {at.x(), m_frame.rect.bottom()}, -5);
        }
    }

private:
    static bool hasPlace(const QPointF& place) { return std::isfinite(place.x()) && std::isfinite(place.y()); }

    /// One triangle where a line leaves the frame, the next not before `spacing` pixels.
    class Exits {
    public:
        explicit Exits(double spacing) : m_spacing(spacing) {}

        bool isNew(bool isOutside, double at)
        {
            const bool leaves = isOutside && !m_wasOutside && at >= m_last + m_spacing;
            m_wasOutside = isOutside;
            if (leaves)
                m_last = at;
            return leaves;
        }

    private:
        double m_spacing, m_last = -HUGE_VAL;
        bool m_wasOutside = false;
    };

    /// Points that fall on the one before are left out.
    std::vector<QPolygonF> pieces() const
    {
        std::vector<QPolygonF> all;
        bool isOpen = false;
        for (const auto& at : m_places) {
            if (!hasPlace(at)) {
                isOpen = false;
                continue;
            }
            if (!isOpen)
                all.emplace_back();
            isOpen = true;
            if (all.back().isEmpty() || (at - all.back().last()).manhattanLength() > 0.5 / m_scale)
                all.back() << at;
        }
        return all;
    }

    bool isNoisy() const
    {
        double travel = 0;
        for (std::size_t i = 1; i < m_places.size(); ++i)
            if (const double step = std::abs(m_places[i].y() - m_places[i - 1].y()); std::isfinite(step))
                travel += step;
        return travel > 6 * m_frame.rect.height();
    }

    void paintStrokes(QPainter& painter, const QColor& colour) const
    {
        Strokes strokes(m_frame.rect.left(), m_scale);
        for (const auto& at : m_places) {
            if (hasPlace(at))
                strokes.add(at);
            else
                strokes.endPiece();
        }
        strokes.endPiece();
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(m_series.style.faint ? faded(colour) : colour, 0));
        painter.drawLines(strokes.lines());
        painter.setRenderHint(QPainter::Antialiasing);
    }

    /// The end of an interval; one that a logarithmic axis cannot show runs out of the frame.
    QPointF intervalPlace(std::size_t i, double y) const
    {
        const double shown = m_frame.y.hasPlace(y) ? y : m_frame.y.value(-1);
        return m_frame.place(m_series.x[i], shown);
    }

    bool hasInterval(std::size_t i) const
    {
        return m_frame.x.hasPlace(m_series.x[i]) && std::isfinite(m_series.low[i]) && std::isfinite(m_series.high[i]);
    }

    void paintBand(QPainter& painter, const QColor& colour) const
    {
        QPolygonF upper, lower;
        painter.setPen(Qt::NoPen);
        painter.setBrush(toned(colour, 0.18));
        const auto finish = [&] {
            std::reverse(lower.begin(), lower.end());
            painter.drawPolygon(upper + lower);
            upper.clear();
            lower.clear();
        };
        for (const auto i : m_indices) {
            if (!hasInterval(i)) {
                finish();
                continue;
            }
            upper << intervalPlace(i, m_series.high[i]);
            lower << intervalPlace(i, m_series.low[i]);
        }
        finish();
    }

    void paintBars(QPainter& painter, const QColor& colour) const
    {
        painter.setPen(QPen(toned(colour, m_series.style.faint ? 0.3 : 0.7), 1));
        for (const auto i : m_indices) {
            if (!hasInterval(i))
                continue;
            const auto low = intervalPlace(i, m_series.low[i]), high = intervalPlace(i, m_series.high[i]);
            painter.drawLine(low, high);
            for (const auto& end : {low, high})
                painter.drawLine(end - QPointF(2.5, 0), end + QPointF(2.5, 0));
        }
    }

    static void paintTriangle(QPainter& painter, const QPointF& tip, double height)
    {
        painter.drawPolygon(QPolygonF{tip, tip + QPointF(-4, height), tip + QPointF(4, height)});
    }

    const PlotFrame& m_frame;
    const Series& m_series;
    double m_scale;
    std::vector<std::size_t> m_indices;
    bool m_isDense;
    std::vector<QPointF> m_places;
};

QPainterPath markerPath(const QPointF& place, Marker marker)
{
    QPainterPath path;
    const double r = markerRadius;
    const auto polygon = [&](const QPolygonF& corners) {
        path.addPolygon(corners.translated(place));
        path.closeSubpath();
    };
    switch (marker) {
    case Marker::None: break;
    case Marker::Circle: path.addEllipse(place, r, r); break;
    case Marker::Square: polygon({{-r * 0.9, -r * 0.9}, {r * 0.9, -r * 0.9}, {r * 0.9, r * 0.9}, {-r * 0.9, r * 0.9}}); break;
    case Marker::Diamond: polygon({{0, -r * 1.3}, {r * 1.3, 0}, {0, r * 1.3}, {-r * 1.3, 0}}); break;
    case Marker::Triangle: polygon({{0, -r * 1.2}, {r * 1.2, r * 0.9}, {-r * 1.2, r * 0.9}}); break;
    }
    return path;
}

} // namespace

void paintMarker(QPainter& painter, const QPointF& place, Marker marker, const QColor& colour, bool hollow)
{
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(hollow ? Theme::current().tokens().surface : colour);
    painter.drawPath(markerPath(place, marker));
}

void paintCurve(QPainter& painter, const PlotFrame& frame, const Curve& curve, const QColor& colour, double scale)
{
    const DrawnCurve drawn(frame, curve, scale);
    painter.save();
    painter.setClipRect(frame.rect.adjusted(-1, -1, 1, 1));
    drawn.paintIntervals(painter, colour);
    drawn.paintLine(painter, colour);
    // A marker on the edge of the frame is whole.
    painter.setClipRect(frame.rect.adjusted(-6, -6, 6, 6));
    drawn.paintMarkers(painter, colour);
    drawn.paintOffScale(painter, colour);
    painter.restore();
}

void paintSample(QPainter& painter, const QRectF& rect, const SeriesStyle& style, const QColor& colour)
{
    const auto middle = rect.center();
    if (style.dash != Qt::NoPen) {
        painter.setPen(linePen(style, colour, std::max(1.5, style.width)));
        painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()));
    }
    paintMarker(painter, middle, style.marker, colour, false);
}

} // namespace transect
