#include "widgets/plot/curve_painter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <QPainter>
#include <QPainterPath>

#include "widgets/common/theme.h"
#include "widgets/plot/chart_colours.h"
#include "widgets/plot/strokes.h"

namespace transect {

namespace {

constexpr double markerRadius = 3.5;
constexpr double markerRoom = 3 * markerRadius; ///< of the width, for each: nearer ones would hide the line

QColor toned(const QColor& colour, double opacity)
{
    auto pale = colour;
    pale.setAlphaF(float(opacity));
    return pale;
}

/// Opaque, so that a noisy line does not grow darker where it crosses itself.
QColor faded(const QColor& colour)
{
    const auto ground = chartTokens().surface;
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

/// The drawn points of one curve, in pixels of the frame where they are asked for.
class DrawnCurve {
public:
    DrawnCurve(const PlotFrame& frame, const Curve& curve, const PixelColumns& columns)
        : m_frame(frame)
        , m_curve(curve)
        , m_series(curve.series())
        , m_columns(columns)
        , m_indices(curve.drawnPoints(columns, frame.y.isLogarithmic))
        , m_isDense(double(m_indices.size()) > frame.rect.width())
        , m_x(frame.x)
        , m_y(frame.y)
    {
    }

    void paint(StrokeSheet& sheet, const QColor& colour) const
    {
        paintIntervals(sheet, colour);
        paintLine(sheet, colour);
        paintMarkers(sheet, colour);
    }

    /// Nothing is cut off in silence: a triangle on the frame points to it.
    void paintOffScale(QPainter& painter, const QColor& colour) const
    {
        if (isOnScale())
            return;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        const auto& [low, high] = m_frame.y.range;
        Exits above(m_isDense ? 96 : 24), below = above;
        for (const auto i : m_indices) {
            const double x = m_series.x[i], y = m_series.y[i];
            // What a logarithmic axis cannot show lies below all that it can.
            if (!std::isfinite(y) || !(x >= m_frame.x.range.low && x <= m_frame.x.range.high))
                continue;
            const auto columnOf = [&] { return placeX(i); };
            if (const auto at = above.found(y > high, columnOf))
                paintTriangle(painter, {*at, m_frame.rect.top()}, 5);
            if (const auto at = below.found(y < low, columnOf))
                paintTriangle(painter, {*at, m_frame.rect.bottom()}, -5);
        }
    }

private:
    static bool hasPlace(const QPointF& place) { return std::isfinite(place.x()) && std::isfinite(place.y()); }

    double placeX(std::size_t i) const { return m_frame.rect.left() + m_x.of(m_series.x[i]) * m_frame.rect.width(); }
    double placeY(double y) const { return m_frame.rect.bottom() - m_y.of(y) * m_frame.rect.height(); }
    QPointF place(std::size_t i) const { return {placeX(i), placeY(m_series.y[i])}; }

    bool isOnScale() const
    {
        const auto& extent = m_curve.extent().y;
        return !extent || (extent->low >= m_frame.y.range.low && extent->high <= m_frame.y.range.high);
    }

    /// One triangle where a line leaves the frame, the next not before `spacing` pixels.
    class Exits {
    public:
        explicit Exits(double spacing) : m_spacing(spacing) {}

        template <typename Place> std::optional<double> found(bool isOutside, const Place& place)
        {
            if (!isOutside || std::exchange(m_wasOutside, isOutside)) {
                m_wasOutside = isOutside;
                return std::nullopt;
            }
            const double at = place();
            if (at < m_last + m_spacing)
                return std::nullopt;
            return m_last = at;
        }

    private:
        double m_spacing, m_last = -HUGE_VAL;
        bool m_wasOutside = false;
    };

    void paintIntervals(StrokeSheet& sheet, const QColor& colour) const
    {
        if (m_series.low.empty() || m_series.high.empty())
            return;
        if (m_series.style.band)
            paintBand(sheet.painter(), colour);
        else if (!m_isDense)
            paintBars(sheet.painter(), colour);
    }

    void paintLine(StrokeSheet& sheet, const QColor& colour) const
    {
        if (m_series.style.dash == Qt::NoPen)
            return;
        if (m_isDense && isNoisy())
            return sheet.add(strokesOf(m_series, m_indices, m_columns, m_frame, m_series.style.faint ? faded(colour) : colour));
        auto& painter = sheet.painter();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(linePen(m_series.style, colour, m_series.style.width));
        for (const auto& piece : pieces()) {
            if (piece.size() > 1)
                painter.drawPolyline(piece);
            else if (m_series.style.marker == Marker::None)
                painter.drawEllipse(piece.first(), 1, 1);
        }
    }

    void paintMarkers(StrokeSheet& sheet, const QColor& colour) const
    {
        if (m_series.style.marker == Marker::None)
            return;
        const bool sparse = double(m_indices.size()) * markerRoom < m_frame.rect.width() || m_series.style.dash == Qt::NoPen;
        if (!sparse && m_series.hollow.empty() && m_series.flagged.empty())
            return;
        auto& painter = sheet.painter();
        painter.save();
        // A marker on the edge of the frame is whole.
        painter.setClipRect(m_frame.rect.adjusted(-6, -6, 6, 6));
        for (const auto i : m_indices) {
            const auto at = place(i);
            const bool hollow = !m_series.hollow.empty() && m_series.hollow[i];
            if ((sparse || hollow) && hasPlace(at))
                paintMarker(painter, at, m_series.style.marker, colour, hollow);
            if (!m_series.flagged.empty() && m_series.flagged[i] && hasPlace(at))
                paintFlag(painter, at);
        }
        painter.restore();
    }

    static void paintFlag(QPainter& painter, const QPointF& place)
    {
        painter.setFont(Theme::current().font(11, QFont::Bold));
        painter.setPen(chartTokens().attention);
        painter.drawText(QRectF(place.x() - 8, place.y() - 22, 16, 16), Qt::AlignCenter, QStringLiteral("!"));
    }

    /// Points that fall on the one before are left out.
    std::vector<QPolygonF> pieces() const
    {
        const double step = 0.5 / scale();
        std::vector<QPolygonF> all;
        bool isOpen = false;
        for (const auto i : m_indices) {
            const auto at = place(i);
            if (!hasPlace(at)) {
                isOpen = false;
                continue;
            }
            if (!isOpen)
                all.emplace_back();
            isOpen = true;
            if (all.back().isEmpty() || (at - all.back().last()).manhattanLength() > step)
                all.back() << at;
        }
        return all;
    }

    double scale() const { return m_columns.count() / m_frame.rect.width(); }

    bool isNoisy() const
    {
        const double enough = 6 * m_frame.rect.height();
        double travel = 0, before = std::numeric_limits<double>::quiet_NaN();
        for (const auto i : m_indices) {
            const double y = placeY(m_series.y[i]);
            if (const double step = std::abs(y - before); std::isfinite(step))
                travel += step;
            if (travel > enough)
                return true;
            before = y;
        }
        return false;
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
    const Curve& m_curve;
    const Series& m_series;
    const PixelColumns& m_columns;
    const std::vector<std::size_t>& m_indices;
    bool m_isDense;
    AxisShares m_x, m_y;
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
    painter.setBrush(hollow ? chartTokens().surface : colour);
    painter.drawPath(markerPath(place, marker));
}

void paintCurves(QPainter& painter, const PlotFrame& frame, const std::vector<ColouredCurve>& curves, double scale)
{
    const PixelColumns columns({frame.x.range, std::max(1, int(frame.rect.width() * scale)), frame.x.isLogarithmic});
    StrokeSheet sheet(painter, frame.rect, scale);
    painter.save();
    painter.setClipRect(frame.rect.adjusted(-1, -1, 1, 1));
    for (const auto& [curve, colour] : curves)
        DrawnCurve(frame, *curve, columns).paint(sheet, colour);
    sheet.painter().setClipRect(frame.rect.adjusted(-6, -6, 6, 6));
    for (const auto& [curve, colour] : curves)
        DrawnCurve(frame, *curve, columns).paintOffScale(painter, colour);
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
