#include "widgets/plot/plot.h"

#include <limits>

#include "shown.h"
#include "support/fingers.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot_link.h"

using namespace transect;

namespace {

const double gap = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestPlotView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void theViewFollowsTheDataUntilTheUserZooms()
    {
        Plot plot;
        plot.setSeries({parabola("a", 10)});
        showChart(plot);
        QVERIFY(plot.followsData());
        QVERIFY(contains(plot.xView(), {1, 10}));
        QVERIFY(plot.xView().high < 11);
        plot.setSeries({parabola("a", 20)});
        QVERIFY(contains(plot.xView(), {1, 20}));
        plot.setXView({2, 5});
        plot.setSeries({parabola("a", 40)});
        QCOMPARE(plot.xView(), (Interval{2, 5}));
        plot.resetZoom();
        QVERIFY(plot.followsData());
        QVERIFY(contains(plot.xView(), {1, 40}));
    }

    void limitsHoldAtRest()
    {
        Plot plot;
        plot.setAxes({"epoch", "", Scale::Linear, {}, {}}, {"accuracy", "", Scale::Linear, {}, Interval{0, 1}});
        plot.setSeries({parabola("a", 10)});
        QCOMPARE(plot.yView(), (Interval{0, 1}));
    }

    void wheelZoomsAtThePointer()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        const auto before = plot.xView(), beforeY = plot.yView();
        const auto place = plot.placeOf(3, 50);
        turnWheel(plot.canvas(), place, 1);
        QVERIFY(contains(before, plot.xView()));
        QVERIFY(contains(beforeY, plot.yView()));
        QVERIFY(plot.xView().high - plot.xView().low < 0.9 * (before.high - before.low));
        plot.drawNow();
        QVERIFY(QLineF(plot.placeOf(3, 50), place).length() < 0.5);
    }

    void oneTurnOfTheWheelIsOneStepBack()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        const auto before = plot.xView();
        for (int i = 0; i < 4; ++i)
            turnWheel(plot.canvas(), plot.placeOf(5, 50), 1);
        QVERIFY(plot.xView() != before);
        plot.zoomBack();
        QCOMPARE(plot.xView(), before);
        QVERIFY(plot.followsData());
    }

    void twoFingersZoomBetweenThem()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        const auto before = plot.xView(), beforeY = plot.yView();
        const auto place = plot.placeOf(5, 50).toPoint();
        pinch(*plot.canvas(), place, 60, 120);
        const double share = (plot.xView().high - plot.xView().low) / (before.high - before.low);
        QVERIFY2(share > 0.45 && share < 0.75, qPrintable(QString::number(share)));
        QVERIFY(plot.yView().high - plot.yView().low < 0.75 * (beforeY.high - beforeY.low));
        plot.drawNow();
        QVERIFY(QLineF(plot.placeOf(5, 50), place).length() < 2);
        plot.zoomBack(); // all of it was one step
        QCOMPARE(plot.xView(), before);
        pinchOnPad(*plot.canvas(), place, 0.25);
        QVERIFY(std::abs(plot.xView().high - plot.xView().low - (before.high - before.low) / 1.25) < 1e-9);
    }

    void wheelAlongOneAxis()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        const auto x = plot.xView(), y = plot.yView();
        turnWheel(plot.canvas(), plot.placeOf(5, 50), 1, Qt::ShiftModifier);
        QVERIFY(plot.xView() != x);
        QCOMPARE(plot.yView(), y);
        plot.resetZoom();
        plot.drawNow();
        turnWheel(plot.canvas(), {plot.frame().left() - 10, plot.frame().center().y()}, 1);
        QCOMPARE(plot.xView(), x);
        QVERIFY(plot.yView() != y);
    }

    void aBoxZooms()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        drag(plot.canvas(), plot.placeOf(2, 150), plot.placeOf(6, 20));
        QVERIFY(std::abs(plot.xView().low - 2) < 0.05 && std::abs(plot.xView().high - 6) < 0.05);
        QVERIFY(std::abs(plot.yView().low - 20) < 1 && std::abs(plot.yView().high - 150) < 1);
    }

    void middleButtonPans()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        const auto before = plot.xView();
        drag(plot.canvas(), plot.placeOf(5, 50), plot.placeOf(4, 50), Qt::MiddleButton);
        QVERIFY(std::abs(plot.xView().low - before.low - 1) < 0.05);
        QVERIFY(std::abs(plot.xView().high - before.high - 1) < 0.05);
        plot.zoomBack();
        QCOMPARE(plot.xView(), before);
    }

    void spaceWithADragPans()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        const auto before = plot.xView();
        QTest::keyPress(&plot, Qt::Key_Space);
        drag(plot.canvas(), plot.placeOf(5, 50), plot.placeOf(6, 50));
        QTest::keyRelease(&plot, Qt::Key_Space);
        QVERIFY(std::abs(plot.xView().low - before.low + 1) < 0.05);
        QCOMPARE(plot.xView().high - plot.xView().low, before.high - before.low);
    }

    void viewsThatWere()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        plot.setView({1, 5}, {0, 10});
        plot.setView({2, 3}, {1, 4});
        QVERIFY(plot.canZoomBack() && !plot.canZoomForward());
        QTest::keyClick(&plot, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(plot.xView(), (Interval{1, 5}));
        QTest::keyClick(&plot, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(plot.followsData() && !plot.canZoomBack());
        QTest::keyClick(&plot, Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(&plot, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(plot.yView(), (Interval{1, 4}));
        QTest::keyClick(&plot, Qt::Key_0);
        QVERIFY(plot.followsData());
        QTest::keyClick(&plot, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(plot.xView(), (Interval{2, 3}));
        QVERIFY(plot.canZoomForward());
    }

    void keysZoom()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        const auto before = plot.xView();
        QTest::keyClick(&plot, Qt::Key_Plus);
        const auto near = plot.xView();
        QVERIFY(contains(before, near) && near != before);
        plot.drawNow();
        QTest::keyClick(&plot, Qt::Key_Minus);
        QVERIFY(contains(plot.xView(), near) && plot.xView() != near);
    }

    void whatTheUserMadeOfAnAxisStaysWhileItGrows()
    {
        Plot plot;
        const Axis y{"accuracy", "", Scale::Linear, {}, {}};
        plot.setAxes({"epoch", "", Scale::Linear, {{1, "1"}}, Interval{0, 9}}, y);
        plot.setSeries(twoCurves());
        plot.setLogarithmicY(true);
        plot.setView({2, 3}, {1, 4});
        plot.setAxes({"epoch", "", Scale::Linear, {{1, "1"}, {2, "2"}}, Interval{0, 10}}, y);
        QCOMPARE(plot.xView(), (Interval{2, 3}));
        QCOMPARE(plot.yAxis().scale, Scale::Logarithmic);
        QCOMPARE(plot.xAxis().ticks.size(), 2u);
        plot.setAxes({"step", "", Scale::Linear, {}, {}}, y);
        QVERIFY(plot.followsData());
        QCOMPARE(plot.yAxis().scale, Scale::Logarithmic);
    }

    void viewsThatCannotBe()
    {
        Plot plot;
        plot.setAxes({"x", "", Scale::Logarithmic, {}, {}}, {"y", "", Scale::Linear, {}, {}});
        plot.setSeries(twoCurves());
        plot.setView({8, 2}, {5, 1});
        QCOMPARE(plot.xView(), (Interval{2, 8}));
        QCOMPARE(plot.yView(), (Interval{1, 5}));
        plot.setView({-1, 8}, {0, 1});
        QVERIFY(plot.xView().low > 0);
        plot.setView({gap, 8}, {3, 3});
        QVERIFY(plot.xView().high > plot.xView().low);
        QVERIFY(plot.yView().high > plot.yView().low);
    }

    void crosshairIsShared()
    {
        Plot first, second;
        PlotLink link;
        first.setSeries(twoCurves());
        second.setSeries({parabola("c", 10, 3)});
        first.setLink(&link);
        second.setLink(&link);
        showChart(first);
        showChart(second);
        std::vector<CrosshairValue> values;
        connect(&second, &Plot::crosshairMoved, this, [&](const std::vector<CrosshairValue>& now) { values = now; });
        QTest::mouseMove(first.canvas(), first.placeOf(4.2, 60).toPoint());
        QTRY_COMPARE(values.size(), std::size_t(1));
        QCOMPARE(values[0].point, (PointId{"c", 3}));
        QCOMPARE(values[0].y, 48.0);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(first.canvas(), &leave);
        QVERIFY(values.empty());
    }

    void linkedPlotsShareX()
    {
        Plot first, second;
        PlotLink link;
        first.setSeries({parabola("a", 10)});
        second.setSeries({parabola("c", 30)});
        first.setLink(&link);
        second.setLink(&link);
        QCOMPARE(first.xView(), second.xView());
        QVERIFY(contains(first.xView(), {1, 30}));
        const auto y = second.yView();
        first.setView({2, 5}, {0, 9});
        QCOMPARE(second.xView(), (Interval{2, 5}));
        QCOMPARE(second.yView(), y);
        QVERIFY(!second.followsData());
        first.zoomBack();
        QVERIFY(contains(second.xView(), {1, 30}));
        second.setLink(nullptr);
        QVERIFY(first.xView().high < 12);
    }

    void aLinkMayGoFirst()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        {
            PlotLink link;
            plot.setLink(&link);
            plot.setXView({2, 3});
        }
        QCOMPARE(plot.xView(), (Interval{2, 3}));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestPlotView)
#include "tst_plot_view.moc"
