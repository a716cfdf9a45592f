#include "widgets/plot/annotation_painter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/plot/chart_colours.h"

namespace transect {

namespace {

QPen penOf(MarkKind kind)
{
    const auto& tokens = chartTokens();
    auto quiet = tokens.quietText;
    switch (kind) {
    case MarkKind::Fine: quiet.setAlphaF(0.55F); return QPen(quiet, 1, Qt::DotLine);
    case MarkKind::Reference: return QPen(tokens.quietText, 1, Qt::DashLine);
    case MarkKind::Chosen: return QPen(tokens.accent, 1.5);
    }
    return {};
}

QColor textColour(MarkKind kind)
{
    const auto& tokens = chartTokens();
    return kind == MarkKind::Chosen ? tokens.accent : tokens.quietText;
}

void paintHandle(QPainter& painter, const QPointF& place)
{
    const auto& tokens = chartTokens();
    painter.setPen(QPen(tokens.accent, 1.5));
    painter.setBrush(tokens.surface);
    painter.drawEllipse(place, 5, 5);
}

/// On the surface's colour, so that a curve behind does not run through the words.
void paintPlate(QPainter& painter, const QRectF& rect, const QString& text, const QColor& colour)
{
    auto ground = chartTokens().surface;
    ground.setAlphaF(0.8F);
    painter.fillRect(rect.adjusted(-2, 0, 2, 0), ground);
    painter.setPen(colour);
    painter.drawText(rect, Qt::AlignCenter, text);
}

QSizeF sizeOf(const QPainter& painter, const QString& text)
{
    return painter.fontMetrics().size(0, text);
}

bool isOn(const AxisSpan& axis, double value)
{
    return axis.hasPlace(value) && value >= axis.range.low && value <= axis.range.high;
}

/// In the middle of a pixel, so that the line is one wide.
double sharp(double place)
{
    return std::floor(place) + 0.5;
}

double columnOf(const PlotFrame& frame, const Mark& mark)
{
    return sharp(frame.rect.left() + frame.x.share(mark.at) * frame.rect.width());
}

double rowOf(const PlotFrame& frame, const Mark& mark)
{
    return sharp(frame.rect.bottom() - frame.y.share(mark.at) * frame.rect.height());
}

void paintVerticalTexts(QPainter& painter, const PlotFrame& frame, const std::vector<Mark>& marks)
{
    double free = frame.rect.left();
    for (const auto& mark : marks) {
        if (!isOn(frame.x, mark.at))
            continue;
        const double at = columnOf(frame, mark);
        const auto size = sizeOf(painter, mark.text);
        const bool fitsRight = at + 4 + size.width() <= frame.rect.right();
        const QRectF text(QPointF(fitsRight ? at + 4 : at - 4 - size.width(), frame.rect.top() + 2), size);
        if (!mark.text.isEmpty() && text.left() >= free) {
            paintPlate(painter, text, mark.text, textColour(mark.kind));
            free = text.right() + 8;
        }
        if (mark.movable)
            paintHandle(painter, {at, frame.rect.bottom() - 8});
    }
}

void paintHorizontalTexts(QPainter& painter, const PlotFrame& frame, const std::vector<Mark>& marks)
{
    for (const auto& mark : marks) {
        if (!isOn(frame.y, mark.at))
            continue;
        const double at = rowOf(frame, mark);
        const auto size = sizeOf(painter, mark.text);
        const double handle = mark.movable ? 20 : 4;
        const bool fitsAbove = at - size.height() - 2 >= frame.rect.top();
        const QPointF corner(frame.rect.right() - handle - size.width(), fitsAbove ? at - size.height() - 2 : at + 2);
        if (!mark.text.isEmpty())
            paintPlate(painter, {corner, size}, mark.text, textColour(mark.kind));
        if (mark.movable)
            paintHandle(painter, {frame.rect.right() - 8, at});
    }
}

} // namespace

void paintMarkLines(QPainter& painter, const PlotFrame& frame, const std::vector<Mark>& vertical, const std::vector<Mark>& horizontal)
{
    for (const auto& mark : vertical) {
        if (!isOn(frame.x, mark.at))
            continue;
        const double at = columnOf(frame, mark);
        painter.setPen(penOf(mark.kind));
        painter.drawLine(QPointF(at, frame.rect.top()), QPointF(at, frame.rect.bottom()));
    }
    for (const auto& mark : horizontal) {
        if (!isOn(frame.y, mark.at))
            continue;
        const double at = rowOf(frame, mark);
        painter.setPen(penOf(mark.kind));
        painter.drawLine(QPointF(frame.rect.left(), at), QPointF(frame.rect.right(), at));
    }
}

void paintMarkTexts(QPainter& painter, const PlotFrame& frame, const std::vector<Mark>& vertical, const std::vector<Mark>& horizontal)
{
    painter.setFont(Theme::current().font(11));
    paintVerticalTexts(painter, frame, vertical);
    paintHorizontalTexts(painter, frame, horizontal);
}

void paintHighlight(QPainter& painter, const PlotFrame& frame, const QPointF& place, const QString& text, const std::vector<QPointF>& points)
{
    const auto& tokens = chartTokens();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.text, 1.5));
    painter.drawEllipse(place, 7, 7);
    painter.setFont(Theme::current().font(11, QFont::DemiBold));
    const auto size = sizeOf(painter, text);
    const double x = std::clamp(place.x() - size.width() / 2, frame.rect.left() + 2, std::max(frame.rect.left() + 2, frame.rect.right() - size.width() - 2));
    const QRectF above(QPointF(x, place.y() - 12 - size.height()), size), below(QPointF(x, place.y() + 12), size);
    const auto hidden = [&](const QRectF& rect) {
        const auto reach = rect.adjusted(-4, -4, 4, 4); // half a marker
        return std::ranges::count_if(points, [&](const QPointF& point) { return reach.contains(point); });
    };
    const bool goesBelow = above.top() < frame.rect.top() || (below.bottom() <= frame.rect.bottom() && hidden(below) < hidden(above));
    paintPlate(painter, goesBelow ? below : above, text, tokens.text);
}

void paintCallout(QPainter& painter, const PlotFrame& frame, const QPointF& anchor, const QString& text)
{
    const auto& tokens = chartTokens();
    painter.setFont(Theme::current().font(11));
    const QRectF wanted = painter.boundingRect(QRectF(0, 0, 400, 400), Qt::AlignLeft, text);
    QRectF box(anchor + QPointF(12, -12 - wanted.height() - 8), wanted.size() + QSizeF(16, 8));
    if (box.right() > frame.rect.right())
        box.moveRight(anchor.x() - 12);
    if (box.top() < frame.rect.top())
        box.moveTop(anchor.y() + 12);
    box.moveLeft(std::max(box.left(), frame.rect.left()));
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.raised);
    painter.drawRect(box);
    painter.setPen(tokens.text);
    painter.drawText(box.adjusted(8, 4, -8, -4), Qt::AlignLeft, text);
}

void paintAxisTitle(QPainter& painter, const PlotFrame& frame, const QString& text)
{
    painter.setFont(Theme::current().font(11));
    painter.setPen(chartTokens().quietText);
    const auto size = sizeOf(painter, text);
    painter.drawText(QRectF(QPointF(8, frame.rect.top() - 8 - size.height()), size), Qt::AlignLeft, text);
}

void paintWithoutPlace(QPainter& painter, const PlotFrame& frame, const QString& text)
{
    const auto& tokens = chartTokens();
    painter.setFont(Theme::current().font(11));
    const auto size = sizeOf(painter, text);
    const QRectF rect(frame.rect.bottomLeft() + QPointF(16, -size.height() - 6), size);
    const QPointF tip(frame.rect.left() + 8, frame.rect.bottom() - 5);
    paintPlate(painter, rect, text, tokens.attention);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.attention);
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-4, -7), tip + QPointF(4, -7)});
}

void paintEmpty(QPainter& painter, const QRectF& rect, const QString& text)
{
    painter.setFont(Theme::current().font(13));
    painter.setPen(chartTokens().quietText);
    painter.drawText(rect.adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace transect
