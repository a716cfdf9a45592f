#include "widgets/plot/legend_entry.h"

#include <QKeyEvent>
#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/plot/chart_colours.h"
#include "widgets/plot/curve_painter.h"

namespace transect {

namespace {

constexpr int sampleWidth = 24, itemGap = 8;

} // namespace

void LegendEntry::setItem(const LegendItem& item)
{
    m_item = item;
    setText(item.name);
    setAccessibleName(item.name);
    setToolTip(tr("%1. Click to hide or show, double click to show alone").arg(item.name));
    setChecked(!item.hidden);
    update();
}

int LegendEntry::widthOf(const LegendItem& item)
{
    const QFontMetrics metrics(Theme::current().font(11));
    return itemGap + sampleWidth + itemGap + metrics.horizontalAdvance(item.name) + itemGap;
}

void LegendEntry::paint(QPainter& painter, const QRect& rect, const LegendItem& item)
{
    const auto& tokens = chartTokens();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF sample(rect.left() + itemGap, rect.top(), sampleWidth, rect.height());
    paintSample(painter, sample, item.style, item.hidden ? tokens.line : item.colour);
    auto font = Theme::current().font(11);
    font.setStrikeOut(item.hidden);
    painter.setFont(font);
    painter.setPen(item.hidden ? tokens.quietText : tokens.text);
    const auto text = rect.adjusted(itemGap + sampleWidth + itemGap, 0, -itemGap, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(item.name, Qt::ElideMiddle, text.width() + 1));
}

void LegendEntry::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& tokens = chartTokens();
    if (underMouse())
        painter.fillRect(rect(), tokens.window);
    paint(painter, rect(), m_item);
    if (!hasFocus())
        return;
    painter.setPen(QPen(tokens.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), 4, 4);
}

// The base class takes the second press for another click, which would hide the curve again.
void LegendEntry::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT isolateWanted();
}

void LegendEntry::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT isolateWanted();
    else
        QAbstractButton::keyPressEvent(event);
}

void LegendEntry::enterEvent(QEnterEvent*)
{
    update();
}

void LegendEntry::leaveEvent(QEvent*)
{
    update();
}

} // namespace transect
