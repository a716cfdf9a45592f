#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include "widgets/common/pinch.h"
#include "widgets/plot/plot_private.h"

namespace transect {

namespace {

constexpr double clickReach = 4;

} // namespace

bool Plot::Private::canvasEvent(QEvent& event)
{
    switch (event.type()) {
    case QEvent::MouseButtonPress: press(static_cast<QMouseEvent&>(event)); return true;
    case QEvent::MouseButtonDblClick: return true;
    case QEvent::MouseMove: move(static_cast<QMouseEvent&>(event)); return true;
    case QEvent::MouseButtonRelease: release(static_cast<QMouseEvent&>(event)); return true;
    case QEvent::Wheel: wheel(static_cast<QWheelEvent&>(event)); return true;
    case QEvent::Leave: setCrosshair(std::nullopt); return false;
    case QEvent::Paint: queue.show(); return false;
    case QEvent::ToolTip: showTip(static_cast<QHelpEvent&>(event)); return true;
    default: return pinch(event);
    }
}

bool Plot::Private::pinch(QEvent& event)
{
    const auto pinch = isEmpty() ? std::nullopt : pinchOf(event, *canvas.widget());
    if (!pinch)
        return false;
    drag = Drag::None; // the first finger began one
    zoomAt(pinch->place, 1 / pinch->factor, true, true);
    sinceWheel.start();
    return true;
}

void Plot::Private::press(const QMouseEvent& event)
{
    plot.setFocus(Qt::MouseFocusReason);
    showsFocus = false;
    if (isEmpty() || drag != Drag::None)
        return;
    pressed = at = event.position();
    viewAtPress = view();
    sinceWheel.invalidate();
    if (event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && spaceHeld)) {
        drag = Drag::Pan;
        canvas.widget()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event.button() != Qt::LeftButton)
        return;
    if (const auto mark = markAt(marks, pressed.x(), true)) {
        drag = Drag::VerticalMark;
        draggedMark = *mark;
    } else if (const auto horizontal = markAt(horizontalMarks, pressed.y(), false)) {
        drag = Drag::HorizontalMark;
        draggedMark = *horizontal;
    } else {
        drag = measuring ? Drag::Measure : Drag::Box;
    }
}

std::optional<std::size_t> Plot::Private::markAt(const std::vector<Mark>& list, double place, bool horizontal) const
{
    const auto frame = canvas.frame();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const double line = horizontal ? frame.rect.left() + frame.x.share(list[i].at) * frame.rect.width()
                                       : frame.rect.bottom() - frame.y.share(list[i].at) * frame.rect.height();
        if (list[i].movable && std::abs(line - place) <= 5)
            return i;
    }
    return std::nullopt;
}

void Plot::Private::move(const QMouseEvent& event)
{
    at = event.position();
    const auto frame = canvas.frame();
    switch (drag) {
    case Drag::None: updateShape(at); break;
    case Drag::Box: break;
    case Drag::Pan: pan(); return;
    case Drag::Measure: measure = {frame.value(pressed), frame.value(at)}; break;
    case Drag::VerticalMark:
    case Drag::HorizontalMark: moveMark(); return;
    }
    const bool inside = !isEmpty() && frame.rect.contains(at);
    setCrosshair(inside ? std::optional(frame.value(at).x()) : std::nullopt);
    if (drag != Drag::None)
        canvas.drawAbove();
}

void Plot::Private::release(const QMouseEvent& event)
{
    const auto finished = drag;
    at = event.position();
    drag = Drag::None;
    canvas.widget()->unsetCursor();
    const bool isClick = (at - pressed).manhattanLength() <= clickReach;
    if (finished == Drag::Measure && measure && !isClick)
        Q_EMIT plot.measured(measure->second.x() - measure->first.x(), measure->second.y() - measure->first.y());
    else if ((finished == Drag::Box || finished == Drag::Measure) && isClick)
        click(at);
    else if (finished == Drag::Box)
        zoomToBox();
    canvas.drawAbove();
}

void Plot::Private::click(const QPointF& place)
{
    measure.reset();
    const auto point = plot.pointAt(place);
    if (!point)
        return;
    plot.setCursor(point);
    Q_EMIT plot.pointActivated(point->series, point->index);
}

void Plot::Private::zoomToBox()
{
    const auto frame = canvas.frame();
    const auto box = QRectF(pressed, at).normalized().intersected(frame.rect);
    auto wanted = viewAtPress;
    const auto low = frame.value(box.bottomLeft()), high = frame.value(box.topRight());
    // A drag along one axis zooms that one.
    if (box.width() > 8)
        wanted.x = {low.x(), high.x()};
    if (box.height() > 8)
        wanted.y = {low.y(), high.y()};
    if (wanted != viewAtPress)
        showView(wanted);
}

void Plot::Private::pan()
{
    const auto frame = canvas.frame();
    const auto by = at - pressed;
    const AxisSpan spanX{viewAtPress.x, frame.x.isLogarithmic}, spanY{viewAtPress.y, frame.y.isLogarithmic};
    const ViewRange wanted{moved(spanX, -by.x() / frame.rect.width()), moved(spanY, by.y() / frame.rect.height())};
    // The whole drag is one step back.
    showView(wanted, sinceWheel.isValid());
    sinceWheel.start();
}

void Plot::Private::moveMark()
{
    const auto frame = canvas.frame();
    const auto place = QPointF(std::clamp(at.x(), frame.rect.left(), frame.rect.right()), std::clamp(at.y(), frame.rect.top(), frame.rect.bottom()));
    const bool vertical = drag == Drag::VerticalMark;
    auto& list = vertical ? marks : horizontalMarks;
    if (draggedMark >= list.size())
        return;
    const auto value = frame.value(place);
    list[draggedMark].at = vertical ? value.x() : value.y();
    const auto moved = list[draggedMark];
    queue.want(DrawQueue::forUser);
    Q_EMIT plot.markMoved(moved.id, moved.at);
}

void Plot::Private::wheel(const QWheelEvent& event)
{
    const auto delta = event.angleDelta().y() != 0 ? event.angleDelta().y() : event.angleDelta().x();
    if (isEmpty() || delta == 0)
        return;
    const auto frame = canvas.frame().rect;
    const auto place = event.position();
    // Beside an axis only that one is meant.
    const bool onlyX = event.modifiers().testFlag(Qt::ShiftModifier) || place.y() > frame.bottom();
    const bool onlyY = event.modifiers().testFlag(Qt::ControlModifier) || place.x() < frame.left();
    zoomAt(place, std::pow(0.8, delta / 120.0), !onlyY || onlyX, !onlyX || onlyY);
    sinceWheel.start();
}

void Plot::Private::updateShape(const QPointF& place)
{
    if (markAt(marks, place.x(), true))
        canvas.widget()->setCursor(Qt::SizeHorCursor);
    else if (markAt(horizontalMarks, place.y(), false))
        canvas.widget()->setCursor(Qt::SizeVerCursor);
    else if (spaceHeld)
        canvas.widget()->setCursor(Qt::OpenHandCursor);
    else
        canvas.widget()->unsetCursor();
}

void Plot::Private::showTip(const QHelpEvent& event)
{
    const auto point = plot.pointAt(event.pos());
    QToolTip::showText(event.globalPos(), point ? plot.pointText(*point) : QString(), canvas.widget());
}

void Plot::Private::setCrosshair(const std::optional<double>& value)
{
    if (link) {
        link->setCrosshair(value);
    } else if (value || crosshair) {
        crosshair = value;
        crosshairChanged();
    }
}

void Plot::Private::crosshairChanged()
{
    canvas.drawAbove();
    Q_EMIT plot.crosshairMoved(crosshairValues());
}

std::vector<CrosshairValue> Plot::Private::crosshairValues() const
{
    std::vector<CrosshairValue> values;
    const auto value = link ? link->crosshair() : crosshair;
    const auto axis = canvas.frame().x;
    if (!value || !axis.hasPlace(*value))
        return values;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const auto& one = (*series)[i];
        if (!isShown(i))
            continue;
        if (const auto nearest = curves[i].nearestInX(axis, *value))
            values.push_back({{one.id, *nearest}, one.name, one.x[*nearest], one.y[*nearest]});
    }
    return values;
}

bool Plot::Private::key(const QKeyEvent& event)
{
    const bool alt = event.modifiers().testFlag(Qt::AltModifier);
    switch (event.key()) {
    case Qt::Key_Left: alt ? plot.zoomBack() : moveCursorAlong(-1); return true;
    case Qt::Key_Right: alt ? plot.zoomForward() : moveCursorAlong(1); return true;
    case Qt::Key_Up: moveCursorAcross(-1); return true;
    case Qt::Key_Down: moveCursorAcross(1); return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal: plot.zoomIn(); return true;
    case Qt::Key_Minus: plot.zoomOut(); return true;
    case Qt::Key_0: plot.resetZoom(); return true;
    case Qt::Key_Space: spaceHeld = true; return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (cursor)
            Q_EMIT plot.pointActivated(cursor->series, cursor->index);
        return cursor.has_value();
    case Qt::Key_Escape: {
        const bool clears = cursor || measure || drag != Drag::None;
        clear();
        return clears;
    }
    default: return false;
    }
}

void Plot::Private::clear()
{
    drag = Drag::None;
    measure.reset();
    plot.setCursor(std::nullopt);
    setCrosshair(std::nullopt);
    canvas.drawAbove();
}

/// To the next point that has a place; the first key enters the first curve at the left of the view.
void Plot::Private::moveCursorAlong(int direction)
{
    const auto frame = canvas.frame();
    if (!cursor) {
        for (std::size_t i = 0; i < curves.size(); ++i)
            if (const auto start = curves[i].nearestInX(frame.x, direction > 0 ? frame.x.range.low : frame.x.range.high); isShown(i) && start)
                return plot.setCursor(PointId{(*series)[i].id, *start});
        return;
    }
    const auto& one = (*series)[*find(cursor->series)];
    for (auto i = std::ptrdiff_t(cursor->index) + direction; i >= 0 && i < std::ptrdiff_t(one.x.size()); i += direction) {
        const auto index = std::size_t(i);
        if (!frame.x.hasPlace(one.x[index]) || !frame.y.hasPlace(one.y[index]))
            continue;
        bringIntoView({one.id, index});
        plot.setCursor(PointId{one.id, index});
        return;
    }
}

void Plot::Private::moveCursorAcross(int direction)
{
    if (!cursor)
        return moveCursorAlong(1);
    const auto present = *find(cursor->series);
    const double where = (*series)[present].x[cursor->index];
    for (auto i = std::ptrdiff_t(present) + direction; i >= 0 && i < std::ptrdiff_t(curves.size()); i += direction) {
        const auto other = std::size_t(i);
        const auto nearest = isShown(other) ? curves[other].nearestInX(canvas.frame().x, where) : std::nullopt;
        if (nearest)
            return plot.setCursor(PointId{(*series)[other].id, *nearest});
    }
}

void Plot::Private::bringIntoView(const PointId& point)
{
    const double where = (*series)[*find(point.series)].x[point.index];
    auto wanted = view();
    const AxisSpan span{wanted.x, x.scale == Scale::Logarithmic};
    const double share = span.share(where);
    if (share >= 0 && share <= 1)
        return;
    wanted.x = moved(span, share < 0 ? share - 0.1 : share - 0.9);
    showView(wanted, true);
}

void Plot::keyPressEvent(QKeyEvent* event)
{
    d->showsFocus = true;
    d->canvas.drawAbove();
    if (!d->key(*event))
        Chart::keyPressEvent(event);
}

void Plot::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        d->spaceHeld = false;
    else
        Chart::keyReleaseEvent(event);
}

void Plot::focusInEvent(QFocusEvent* event)
{
    Chart::focusInEvent(event);
    const auto reason = event->reason();
    d->showsFocus = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    d->canvas.drawAbove();
}

void Plot::focusOutEvent(QFocusEvent* event)
{
    Chart::focusOutEvent(event);
    d->spaceHeld = false;
    d->canvas.drawAbove();
}

} // namespace transect
