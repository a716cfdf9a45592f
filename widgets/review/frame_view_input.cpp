#include <cmath>

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include "widgets/common/pinch.h"
#include "widgets/review/frame_view.h"

namespace transect {

bool FrameView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto& help = static_cast<QHelpEvent&>(*event);
        showTip(help.pos(), help.globalPos());
        return true;
    }
    const auto pinch = m_clip ? pinchOf(*event, *this) : std::nullopt;
    if (!pinch)
        return QWidget::event(event);
    m_isPressed = false; // the first finger pressed
    zoomAt(pinch->place, pinch->factor);
    return true;
}

std::optional<std::int64_t> FrameView::personAt(const QPointF& place) const
{
    constexpr double reach = 6; // on the screen
    const double scale = overlayScale();
    return m_clip ? m_clip->personAt(m_ordinal, toPicture(place) / scale, reach / m_zoom / scale) : std::nullopt;
}

void FrameView::mousePressEvent(QMouseEvent* event)
{
    if (!m_clip || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return QWidget::mousePressEvent(event);
    m_isPressed = true;
    m_isDragging = false;
    m_pressed = event->position();
    m_offsetAtPress = m_offset;
    m_showsFocus = false;
}

void FrameView::mouseMoveEvent(QMouseEvent* event)
{
    const auto by = event->position() - m_pressed;
    if (m_isPressed && (m_isDragging || by.manhattanLength() >= QApplication::startDragDistance())) {
        m_isDragging = true;
        m_isFitted = false;
        showZoom(m_zoom, m_offsetAtPress + by);
    }
    updateCursor();
}

void FrameView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool isClick = m_isPressed && !m_isDragging && event->button() == Qt::LeftButton;
    m_isPressed = m_isDragging = false;
    updateCursor();
    if (isClick)
        click(event->position());
}

void FrameView::click(const QPointF& place)
{
    if (const auto person = personAt(place))
        Q_EMIT personClicked(*person);
    else
        Q_EMIT groundClicked();
}

void FrameView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_clip && event->button() == Qt::LeftButton)
        fit();
}

void FrameView::wheelEvent(QWheelEvent* event)
{
    const auto delta = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (!m_clip || delta == 0)
        return event->ignore();
    zoomAt(event->position(), std::pow(1.25, delta / 120.0));
}

void FrameView::keyPressEvent(QKeyEvent* event)
{
    m_showsFocus = true;
    update();
    switch (m_clip ? event->key() : 0) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomIn();
    case Qt::Key_Minus: return zoomOut();
    case Qt::Key_0: return fit();
    default: QWidget::keyPressEvent(event);
    }
}

void FrameView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const auto reason = event->reason();
    m_showsFocus = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    update();
}

void FrameView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_showsFocus = false;
    update();
}

void FrameView::updateCursor()
{
    if (m_isDragging)
        setCursor(Qt::ClosedHandCursor);
    else if (m_clip && underMouse() && personAt(mapFromGlobal(QCursor::pos())))
        setCursor(Qt::PointingHandCursor);
    else if (m_clip && !m_isFitted)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

void FrameView::showTip(const QPoint& place, const QPoint& global)
{
    const auto person = personAt(place);
    QToolTip::showText(global, person ? tipOf(*person) : QString(), this);
}

QString FrameView::tipOf(std::int64_t person) const
{
    const QLocale locale;
    const double score = m_clip->scoreOf(person, m_ordinal);
    if (std::isnan(score))
        return tr("Person %1: no score at this frame. A score needs a whole window of poses.").arg(person);
    auto text = tr("Person %1: score %2 at this frame").arg(person).arg(locale.toString(score, 'g', 3));
    if (!std::isnan(m_options.threshold))
        text += tr(", threshold %1").arg(locale.toString(m_options.threshold, 'g', 3));
    return text;
}

} // namespace transect
