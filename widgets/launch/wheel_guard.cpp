#include "widgets/launch/wheel_guard.h"

#include <QEvent>
#include <QWidget>

namespace transect {

namespace {

class WheelGuard : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool passes = event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus();
        if (!passes)
            event->ignore(); // so that the form scrolls
        return !passes;
    }
};

} // namespace

void keepFromWheel(QWidget* control)
{
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(new WheelGuard(control));
}

} // namespace transect
