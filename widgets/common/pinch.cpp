#include "widgets/common/pinch.h"

#include <QGestureEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWidget>

namespace transect {

void watchPinches(QWidget& widget)
{
    widget.grabGesture(Qt::PinchGesture);
}

std::optional<Pinch> pinchOf(QEvent& event, const QWidget& widget)
{
    if (event.type() == QEvent::NativeGesture) {
        const auto& gesture = static_cast<QNativeGestureEvent&>(event);
        return gesture.gestureType() == Qt::ZoomNativeGesture ? std::optional(Pinch{gesture.position(), 1 + gesture.value()}) : std::nullopt;
    }
    const auto* pinch = event.type() == QEvent::Gesture ? static_cast<QPinchGesture*>(static_cast<QGestureEvent&>(event).gesture(Qt::PinchGesture)) : nullptr;
    // The end repeats the last change.
    if (!pinch || pinch->state() != Qt::GestureUpdated || !(pinch->scaleFactor() > 0))
        return std::nullopt;
    return Pinch{widget.mapFromGlobal(pinch->centerPoint()), pinch->scaleFactor()};
}

} // namespace transect
