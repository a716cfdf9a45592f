#pragma once

#include <QtTest>

#include "widgets/plot/plot.h"

namespace transect {

/// y = x * x over 1, 2, ... `count`, scaled.
inline Series parabola(const QString& id, int count, double scale = 1)
{
    Series series{id, QStringLiteral("curve ") + id, {}, {}, {}, {}, {}, {}, {}};
    for (int i = 1; i <= count; ++i) {
        series.x.push_back(i);
        series.y.push_back(scale * i * i);
    }
    series.style.marker = Marker::Circle;
    return series;
}

inline std::vector<Series> twoCurves(int count = 10)
{
    return {parabola(QStringLiteral("a"), count), parabola(QStringLiteral("b"), count, 2)};
}

inline bool contains(const Interval& outer, const Interval& inner)
{
    return outer.low <= inner.low && inner.high <= outer.high;
}

/// In sight and drawn, so that places are known.
template <typename Shown> void showChart(Shown& chart)
{
    chart.resize(640, 400);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.drawNow();
}

inline void turnWheel(QWidget* canvas, const QPointF& place, int notches, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(place, canvas->mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas, &event);
}

inline void drag(QWidget* canvas, const QPointF& from, const QPointF& to, Qt::MouseButton button = Qt::LeftButton)
{
    QTest::mousePress(canvas, button, {}, from.toPoint());
    // QTest's own moves carry no pressed button.
    QMouseEvent move(QEvent::MouseMove, to, canvas->mapToGlobal(to), Qt::NoButton, button, {});
    QApplication::sendEvent(canvas, &move);
    QTest::mouseRelease(canvas, button, {}, to.toPoint());
}

} // namespace transect
