#include "widgets/review/overlay_painter.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/plot/series_colours.h"
#include "widgets/review/cased_lines.h"

namespace transect {

namespace {

/// Opaque, unlike what opacity would give: translucent lines take five times as long.
QColor mixed(const QColor& first, const QColor& second, double share)
{
    const auto mean = [&](int a, int b) { return int(std::lround(a + share * (b - a))); };
    return {mean(first.red(), second.red()), mean(first.green(), second.green()), mean(first.blue(), second.blue())};
}

/// Paints one frame's shapes; all places are scaled here, so that widths and letters are not.
class OverlayPainting {
public:
    OverlayPainting(QPainter& painter, double scale, const OverlayLook& look)
        : m_painter(painter)
        , m_scale(scale)
        , m_look(look)
        , m_lines(painter)
        , m_metrics(look.font)
        , m_seen(painter.combinedTransform().inverted().mapRect(QRectF(painter.viewport())))
    {
        m_painter.setFont(look.font);
    }

    void trail(const PersonShape& shape)
    {
        constexpr std::size_t mostPoints = 32;
        const auto& points = shape.trail;
        const auto step = std::max<std::size_t>(1, points.size() / mostPoints);
        QVector<QLineF> lines;
        for (auto i = points.size(); i > step; i -= step)
            lines.emplace_back(points[i - 1 - step] * m_scale, points[i - 1] * m_scale);
        drawCased(lines, 1, colourOf(shape));
    }

    /// Dashed by hand: Qt's dashes take ten times as long.
    void ghost(const PersonShape& shape)
    {
        const double dash = 5 * m_look.weight, gap = 4 * m_look.weight;
        QVector<QLineF> dashes;
        for (const auto& bone : shape.ghost) {
            const QLineF line(bone.p1() * m_scale, bone.p2() * m_scale);
            const double length = line.length();
            for (double at = 0; at < length; at += dash + gap)
                dashes.emplace_back(line.pointAt(at / length), line.pointAt(std::min(1.0, (at + dash) / length)));
        }
        drawCased(dashes, 2, m_look.colours.ghost);
    }

    void skeleton(const PersonShape& shape)
    {
        QVector<QLineF> lines;
        lines.reserve(qsizetype(shape.bones.size()));
        for (const auto& bone : shape.bones)
            lines.emplace_back(bone.p1() * m_scale, bone.p2() * m_scale);
        const double width = lineWidth(shape);
        drawCased(lines, width, colourOf(shape));
        // Of small persons the joints would be all that is seen.
        constexpr double smallest = 90;
        if (shape.bones.empty() || (!shape.isDim && shape.box.height() * m_scale >= smallest * m_look.weight))
            dots(shape, (width + 2.5) / 2, colourOf(shape));
    }

    void errors(const PersonShape& shape)
    {
        constexpr float levels = 12;
        for (std::size_t i = 0; i < shape.jointErrors.size(); ++i) {
            const double share = std::round(shape.jointErrors[i] * levels) / levels;
            drawDot(shape.joints[i], dot(2.5 + 5.5 * share, cividis(0.25 + 0.75 * share)));
        }
    }

    void box(const PersonShape& shape)
    {
        const QRectF rect(shape.box.topLeft() * m_scale, shape.box.bottomRight() * m_scale);
        if (shape.showsBox)
            drawCased({{rect.topLeft(), rect.topRight()}, {rect.topRight(), rect.bottomRight()}, {rect.bottomRight(), rect.bottomLeft()}, {rect.bottomLeft(), rect.topLeft()}},
                lineWidth(shape) - 0.5, colourOf(shape));
        if (shape.isChosen)
            corners(rect.adjusted(-6, -6, 6, 6));
    }

    /// The name on a plate, and a triangle where the person stands out: a thicker line alone could be missed.
    void name(const PersonShape& shape)
    {
        const QRectF box(shape.box.topLeft() * m_scale, shape.box.bottomRight() * m_scale);
        if ((shape.name.isEmpty() && !shape.isAbove) || !m_seen.intersects(box.adjusted(-1, -1, 1, 1)))
            return;
        const double height = std::ceil(m_metrics.height()), mark = shape.isAbove ? std::round(height * 0.75) : 0;
        const double gap = shape.name.isEmpty() || !shape.isAbove ? 0 : 3 * m_look.weight;
        const auto& text = m_look.names->of(shape.name, m_look.font);
        const double textWidth = shape.name.isEmpty() ? 0 : text.size().width();
        QRectF plate(0, 0, textWidth + mark + gap + 8 * m_look.weight, height);
        const double above = (shape.isChosen ? 8 : 4) * m_look.weight;
        plate.moveBottomLeft(QPointF(shape.box.left() * m_scale, shape.box.top() * m_scale - above));
        plate.moveLeft(std::max(std::min(plate.left(), m_seen.right() - plate.width() - 1), m_seen.left() + 1));
        plate.moveTop(std::max(plate.top(), m_seen.top() + 1));
        const auto& colours = m_look.colours;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(shape.isAbove ? colourOf(shape) : colours.casing);
        m_painter.drawRoundedRect(plate, 3, 3);
        m_painter.setPen(shape.isAbove ? colours.attentionText : colourOf(shape));
        const auto inner = plate.adjusted(4 * m_look.weight, 0, -4 * m_look.weight, 0);
        if (shape.isAbove)
            triangle(QRectF(inner.left(), plate.center().y() - mark / 2, mark, mark), colours.attentionText);
        if (!shape.name.isEmpty())
            m_painter.drawStaticText(QPointF(inner.left() + mark + gap, inner.center().y() - text.size().height() / 2), text);
    }

private:
    QColor colourOf(const PersonShape& shape) const
    {
        constexpr double dim = 0.45;
        const auto& colour = shape.isAbove ? m_look.colours.attention : shape.isChosen ? m_look.colours.chosen : m_look.colours.quiet;
        return shape.isDim ? mixed(colour, m_look.colours.casing, dim) : colour;
    }

    static double lineWidth(const PersonShape& shape) { return shape.isDim ? 1.5 : shape.isAbove || shape.isChosen ? 3.5 : 2; }

    void drawCased(const QVector<QLineF>& lines, double width, const QColor& colour)
    {
        m_lines.draw(lines, width * m_look.weight, m_look.weight, colour, m_look.colours.casing);
    }

    void dots(const PersonShape& shape, double radius, const QColor& colour)
    {
        const auto image = dot(radius, colour);
        for (const auto& joint : shape.joints)
            drawDot(joint, image);
    }

    void drawDot(const QPointF& place, const QImage& image)
    {
        const auto size = image.deviceIndependentSize();
        m_painter.drawImage(place * m_scale - QPointF(size.width(), size.height()) / 2, image);
    }

    /// A disc with its casing, painted once: discs take as long as thirty small images.
    QImage dot(double radius, const QColor& colour)
    {
        auto& image = m_dots[{std::lround(radius * 100), colour.rgba()}];
        if (!image.isNull())
            return image;
        const double ratio = m_painter.device()->devicePixelRatio(), side = std::ceil((2 * radius + 3) * m_look.weight);
        image = QImage((QSizeF(side, side) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_look.colours.casing, m_look.weight));
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(side, side) / 2, (radius + 0.5) * m_look.weight, (radius + 0.5) * m_look.weight);
        return image;
    }

    void corners(const QRectF& rect)
    {
        const double x = std::min(rect.width() / 3, 14 * m_look.weight), y = std::min(rect.height() / 3, 14 * m_look.weight);
        const QVector<QLineF> lines{{rect.topLeft(), rect.topLeft() + QPointF(x, 0)}, {rect.topLeft(), rect.topLeft() + QPointF(0, y)},
            {rect.topRight(), rect.topRight() - QPointF(x, 0)}, {rect.topRight(), rect.topRight() + QPointF(0, y)},
            {rect.bottomLeft(), rect.bottomLeft() + QPointF(x, 0)}, {rect.bottomLeft(), rect.bottomLeft() - QPointF(0, y)},
            {rect.bottomRight(), rect.bottomRight() - QPointF(x, 0)}, {rect.bottomRight(), rect.bottomRight() - QPointF(0, y)}};
        drawCased(lines, 2, m_look.colours.chosen);
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
    CasedLines m_lines;
    QFontMetricsF m_metrics;
    QRectF m_seen; ///< names stay in it
    std::map<std::pair<long, QRgb>, QImage> m_dots;
};

} // namespace

OverlayColours coloursOnPictures()
{
    return {"#DCE6F0", "#FFB000", "#7CC4FF", "#10141A", "#F2A6E8", "#14100A"};
}

OverlayColours coloursOnGround(const Tokens& tokens)
{
    return {tokens.quietText, tokens.attention, tokens.accent, tokens.surface, tokens.isDark ? QColor("#E79BD9") : QColor("#A33B93"), tokens.surface};
}

const QStaticText& NameTexts::of(const QString& name, const QFont& font)
{
    constexpr qsizetype most = 4096;
    if (font != m_font || m_texts.size() > most) {
        m_texts.clear();
        m_font = font;
    }
    auto& text = m_texts[name];
    if (text.text() != name) {
        text.setText(name);
        text.setTextFormat(Qt::PlainText);
        text.prepare({}, font);
    }
    return text;
}

void paintOverlay(QPainter& painter, const OverlayShapes& shapes, double scale, const OverlayLook& look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    OverlayPainting painting(painter, scale, look);
    const auto each = [&](const auto& paint) {
        for (const auto& shape : shapes)
            paint(shape);
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
