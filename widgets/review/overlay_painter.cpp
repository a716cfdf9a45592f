#include "widgets/review/overlay_painter.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/plot/series_colours.h"

namespace transect {

namespace {

constexpr double dimOpacity = 0.55;

/// Paints one frame's shapes; all places are scaled here, so that widths and letters are not.
class OverlayPainting {
public:
    OverlayPainting(QPainter& painter, double scale, const OverlayLook& look)
        : m_painter(painter)
        , m_scale(scale)
        , m_look(look)
        , m_metrics(look.font)
    {
        m_painter.setFont(look.font);
    }

    void trail(const PersonShape& shape)
    {
        if (shape.trail.size() < 2)
            return;
        QPolygonF line;
        for (const auto& point : shape.trail)
            line << point * m_scale;
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(pen(m_look.colours.casing, 3));
        m_painter.drawPolyline(line);
        m_painter.setPen(pen(colourOf(shape), 1));
        m_painter.drawPolyline(line);
    }

    void ghost(const PersonShape& shape)
    {
        if (shape.ghost.empty())
            return;
        const auto lines = scaled(shape.ghost);
        m_painter.setPen(pen(m_look.colours.casing, 4));
        m_painter.drawLines(lines);
        auto dashed = pen(m_look.colours.ghost, 2);
        dashed.setCapStyle(Qt::FlatCap);
        dashed.setDashPattern({2.5, 2});
        m_painter.setPen(dashed);
        m_painter.drawLines(lines);
    }

    void skeleton(const PersonShape& shape)
    {
        const auto lines = scaled(shape.bones);
        const double width = lineWidth(shape);
        m_painter.setPen(pen(m_look.colours.casing, width + 2));
        m_painter.drawLines(lines);
        if (!shape.joints.empty())
            dots(shape, width + 4, m_look.colours.casing);
        m_painter.setPen(pen(colourOf(shape), width));
        m_painter.drawLines(lines);
        if (!shape.joints.empty())
            dots(shape, width + 2, colourOf(shape));
    }

    void errors(const PersonShape& shape)
    {
        for (std::size_t i = 0; i < shape.jointErrors.size(); ++i) {
            const double share = shape.jointErrors[i], radius = (2.5 + 5.5 * share) * m_look.weight;
            m_painter.setPen(pen(m_look.colours.casing, 1));
            m_painter.setBrush(cividis(0.25 + 0.75 * share));
            m_painter.drawEllipse(shape.joints[i] * m_scale, radius, radius);
        }
    }

    void box(const PersonShape& shape)
    {
        const QRectF rect(shape.box.topLeft() * m_scale, shape.box.bottomRight() * m_scale);
        if (shape.showsBox)
            twice(lineWidth(shape) - 0.5, colourOf(shape), [&] { m_painter.drawRect(rect); });
        if (shape.isChosen)
            corners(rect.adjusted(-6, -6, 6, 6));
    }

    /// The name on a plate, and a triangle where the person stands out: a thicker line alone could be missed.
    void name(const PersonShape& shape)
    {
        if (shape.name.isEmpty() && !shape.isAbove)
            return;
        const double height = std::ceil(m_metrics.height()), mark = shape.isAbove ? std::round(height * 0.75) : 0;
        const double gap = shape.name.isEmpty() || !shape.isAbove ? 0 : 3 * m_look.weight;
        const double textWidth = shape.name.isEmpty() ? 0 : m_metrics.horizontalAdvance(shape.name);
        QRectF plate(0, 0, textWidth + mark + gap + 8 * m_look.weight, height);
        const double above = (shape.isChosen ? 8 : 4) * m_look.weight;
        plate.moveBottomLeft(QPointF(shape.box.left() * m_scale, shape.box.top() * m_scale - above));
        plate.moveTop(std::max(plate.top(), 1.0));
        plate.moveLeft(std::max(plate.left(), 1.0));
        const auto& colours = m_look.colours;
        m_painter.setPen(pen(colours.casing, 1));
        m_painter.setBrush(shape.isAbove ? colours.attention : colours.casing);
        m_painter.drawRoundedRect(plate, 3, 3);
        m_painter.setPen(shape.isAbove ? colours.attentionText : shape.isChosen ? colours.chosen : colours.quiet);
        const auto inner = plate.adjusted(4 * m_look.weight, 0, -4 * m_look.weight, 0);
        if (shape.isAbove)
            triangle(QRectF(inner.left(), plate.center().y() - mark / 2, mark, mark), colours.attentionText);
        m_painter.drawText(inner.adjusted(mark + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, shape.name);
    }

private:
    QPen pen(const QColor& colour, double width) const { return QPen(colour, width * m_look.weight, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin); }

    const QColor& colourOf(const PersonShape& shape) const
    {
        return shape.isAbove ? m_look.colours.attention : shape.isChosen ? m_look.colours.chosen : m_look.colours.quiet;
    }

    static double lineWidth(const PersonShape& shape) { return shape.isDim ? 1.5 : shape.isAbove || shape.isChosen ? 3.5 : 2; }

    QVector<QLineF> scaled(const std::vector<QLineF>& lines) const
    {
        QVector<QLineF> result;
        result.reserve(qsizetype(lines.size()));
        for (const auto& line : lines)
            result.emplace_back(line.p1() * m_scale, line.p2() * m_scale);
        return result;
    }

    template <typename Draw> void twice(double width, const QColor& colour, const Draw& draw)
    {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(pen(m_look.colours.casing, width + 2));
        draw();
        m_painter.setPen(pen(colour, width));
        draw();
    }

    /// Of small persons the joints would be all that is seen.
    void dots(const PersonShape& shape, double width, const QColor& colour)
    {
        constexpr double smallest = 90;
        if (!shape.bones.empty() && (shape.isDim || shape.box.height() * m_scale < smallest))
            return;
        QVector<QPointF> points;
        points.reserve(qsizetype(shape.joints.size()));
        for (const auto& joint : shape.joints)
            points << joint * m_scale;
        m_painter.setPen(pen(colour, width));
        m_painter.drawPoints(points.constData(), int(points.size()));
    }

    void corners(const QRectF& rect)
    {
        const double x = std::min(rect.width() / 3, 14 * m_look.weight), y = std::min(rect.height() / 3, 14 * m_look.weight);
        const QVector<QLineF> lines{{rect.topLeft(), rect.topLeft() + QPointF(x, 0)}, {rect.topLeft(), rect.topLeft() + QPointF(0, y)},
            {rect.topRight(), rect.topRight() - QPointF(x, 0)}, {rect.topRight(), rect.topRight() + QPointF(0, y)},
            {rect.bottomLeft(), rect.bottomLeft() + QPointF(x, 0)}, {rect.bottomLeft(), rect.bottomLeft() - QPointF(0, y)},
            {rect.bottomRight(), rect.bottomRight() - QPointF(x, 0)}, {rect.bottomRight(), rect.bottomRight() - QPointF(0, y)}};
        twice(2, m_look.colours.chosen, [&] { m_painter.drawLines(lines); });
    }

    void triangle(const QRectF& rect, const QColor& colour)
    {
        m_painter.save();
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawPolygon(QPolygonF{QPointF(rect.center().x(), rect.top()), rect.bottomRight(), rect.bottomLeft()});
        m_painter.restore();
    }

    QPainter& m_painter;
    double m_scale;
    const OverlayLook& m_look;
    QFontMetricsF m_metrics;
};

} // namespace

OverlayColours coloursOnPictures()
{
    return {"#DCE6F0", "#FFB000", "#7CC4FF", QColor(16, 20, 26, 215), "#F2A6E8", "#14100A"};
}

OverlayColours coloursOnGround(const Tokens& tokens)
{
    auto casing = tokens.surface;
    casing.setAlpha(230);
    return {tokens.quietText, tokens.attention, tokens.accent, casing, tokens.isDark ? QColor("#E79BD9") : QColor("#A33B93"), tokens.surface};
}

void paintOverlay(QPainter& painter, const OverlayShapes& shapes, double scale, const OverlayLook& look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    OverlayPainting painting(painter, scale, look);
    const auto each = [&](const auto& paint) {
        for (const auto& shape : shapes) {
            painter.setOpacity(shape.isDim ? dimOpacity : 1);
            paint(shape);
        }
    };
    each([&](const auto& shape) { painting.trail(shape); });
    each([&](const auto& shape) {
        painting.skeleton(shape);
        painting.ghost(shape);
        painting.errors(shape);
        painting.box(shape);
    });
    each([&](const auto& shape) { painting.name(shape); });
    painter.restore();
}

} // namespace transect
