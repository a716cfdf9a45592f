#include <algorithm>
#include <cmath>
#include <utility>

#include <QMouseEvent>
#include <QWheelEvent>

#include "widgets/common/pinch.h"
#include "widgets/review/score_strip.h"

namespace transect {

bool ScoreStrip::event(QEvent* event)
{
    const auto pinch = m_data.frames > 0 ? pinchOf(*event, *this) : std::nullopt;
    if (!pinch)
        return QWidget::event(event);
    if (std::exchange(m_grip, Grip::None) == Grip::Threshold && m_isMoved) // the first finger took hold
        Q_EMIT thresholdDropped(m_on);
    zoom(1 / pinch->factor, frameUnder(pinch->place.x()));
    return true;
}

void ScoreStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_data.frames == 0)
        return;
    if (isOnThreshold(event->position())) {
        m_grip = Grip::Threshold;
        m_isMoved = false;
        return;
    }
    for (const auto person : shownPersons()) {
        auto row = personRow(person);
        row.setLeft(0);
        if (row.contains(event->position()))
            Q_EMIT personClicked(person);
    }
    if (event->position().x() < plotArea().left())
        return;
    m_grip = Grip::Time;
    Q_EMIT seekRequested(frameAt(event->position().x()));
}

void ScoreStrip::moveThreshold(double y)
{
    const auto row = scoreRow();
    const double score = std::clamp((row.bottom() - y) / row.height(), 0., 1.) * m_highest;
    m_isMoved = true;
    Q_EMIT thresholdDragged(score);
}

void ScoreStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (m_grip == Grip::Threshold)
        moveThreshold(event->position().y());
    else if (m_grip == Grip::Time)
        Q_EMIT seekRequested(frameAt(event->position().x()));
    if (m_grip == Grip::None)
        setCursor(isOnThreshold(event->position()) ? Qt::SizeVerCursor : Qt::ArrowCursor);
    if (m_data.frames > 0 && event->position().x() >= plotArea().left())
        Q_EMIT hovered(frameAt(event->position().x()), event->globalPosition().toPoint());
    else
        Q_EMIT hovered(-1, {});
}

void ScoreStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (std::exchange(m_grip, Grip::None) != Grip::Threshold)
        return;
    // A click on the line is one on the time below it: no other rule follows from it.
    if (m_isMoved)
        Q_EMIT thresholdDropped(m_on);
    else
        Q_EMIT seekRequested(frameAt(event->position().x()));
}

void ScoreStrip::mouseDoubleClickEvent(QMouseEvent*)
{
    showAll();
}

void ScoreStrip::wheelEvent(QWheelEvent* event)
{
    const auto delta = event->angleDelta();
    const double turns = double(delta.y() != 0 ? delta.y() : delta.x()) / 120;
    const double length = m_view.high - m_view.low;
    if (event->modifiers().testFlag(Qt::ShiftModifier) || (delta.y() == 0 && delta.x() != 0))
        setView({m_view.low - 0.15 * turns * length, m_view.high - 0.15 * turns * length});
    else
        zoom(std::pow(0.8, turns), frameUnder(event->position().x()));
    event->accept();
}

void ScoreStrip::zoom(double factor, double centre)
{
    setView({centre + (m_view.low - centre) * factor, centre + (m_view.high - centre) * factor});
}

void ScoreStrip::keyPressEvent(QKeyEvent* event)
{
    const auto move = [this](std::int64_t by) { Q_EMIT seekRequested(std::clamp<std::int64_t>(m_frame + by, 0, std::max<std::int64_t>(0, m_data.frames - 1))); };
    const auto tenSeconds = std::int64_t(10 * m_data.framesPerSecond);
    const int few = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    switch (event->key()) {
    case Qt::Key_Left: return move(-few);
    case Qt::Key_Right: return move(few);
    case Qt::Key_PageUp: return move(-tenSeconds);
    case Qt::Key_PageDown: return move(tenSeconds);
    case Qt::Key_Home: return move(-m_data.frames);
    case Qt::Key_End: return move(m_data.frames);
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const double wanted = std::clamp(m_on + (event->key() == Qt::Key_Up ? 0.01 : -0.01) * m_highest, 0., std::max(m_highest, m_on + 0.01 * m_highest));
        Q_EMIT thresholdDragged(wanted);
        Q_EMIT thresholdDropped(wanted);
        return;
    }
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(0.8, double(m_frame));
    case Qt::Key_Minus: return zoom(1.25, double(m_frame));
    case Qt::Key_0: return showAll();
    default: QWidget::keyPressEvent(event);
    }
}

void ScoreStrip::leaveEvent(QEvent* event)
{
    Q_EMIT hovered(-1, {});
    QWidget::leaveEvent(event);
}

void ScoreStrip::resizeEvent(QResizeEvent* event)
{
    forget();
    QWidget::resizeEvent(event);
}

void ScoreStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        forget();
    QWidget::changeEvent(event);
}

} // namespace transect
