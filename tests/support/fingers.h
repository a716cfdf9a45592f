#pragma once

#include <QtTest>

#include <QNativeGestureEvent>

namespace transect {

/// While it lives, `widget` lies in a window of its size on the screen, as in the program: Qt tells a window itself of each touch twice.
class InAWindow {
public:
    explicit InAWindow(QWidget& widget)
        : m_widget(widget)
    {
        m_window.resize(widget.size());
        widget.setParent(&m_window);
        widget.show();
        m_window.show();
    }
    ~InAWindow() { m_widget.setParent(nullptr); }
    InAWindow(const InAWindow&) = delete;
    InAWindow& operator=(const InAWindow&) = delete;

    bool isExposed() { return QTest::qWaitForWindowExposed(&m_window); }

private:
    QWidget m_window;
    QWidget& m_widget;
};

/// Two fingers on a touch screen, about `place` of `widget`, whose distance goes from `from` to `to` pixels.
inline void pinch(QWidget& widget, const QPoint& place, int from, int to)
{
    static auto* screen = QTest::createTouchDevice();
    constexpr int steps = 5;
    const auto finger = [&](int number, int step) { return place + QPoint((number == 0 ? -1 : 1) * (from + (to - from) * step / steps) / 2, 0); };
    QTest::touchEvent(&widget, screen).press(0, finger(0, 0), &widget).press(1, finger(1, 0), &widget);
    for (int step = 1; step <= steps; ++step)
        QTest::touchEvent(&widget, screen).move(0, finger(0, step), &widget).move(1, finger(1, step), &widget);
    QTest::touchEvent(&widget, screen).release(0, finger(0, steps), &widget).release(1, finger(1, steps), &widget);
}

/// As a touch pad tells of two fingers that part by the share `by`.
inline void pinchOnPad(QWidget& widget, const QPointF& place, double by)
{
    QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, place, widget.mapTo(widget.window(), place), widget.mapToGlobal(place), by, {});
    QApplication::sendEvent(&widget, &event);
}

} // namespace transect
