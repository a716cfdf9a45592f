#include "widgets/plot/plot.h"

#include <cmath>
#include <limits>

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractTableModel>
#include <QClipboard>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QToolButton>
#include <QToolTip>

#include "widgets/common/theme.h"
#include "widgets/plot/plot_link.h"
#include "widgets/plot/plot_table.h"
#include "widgets/plot/plot_tools.h"
#include "shown.h"

using namespace transect;

namespace {

const double gap = std::numeric_limits<double>::quiet_NaN();

std::vector<Series> twoCurves(int count = 10)
{
    return {parabola(QStringLiteral("a"), count), parabola(QStringLiteral("b"), count, 2)};
}

QAbstractButton* legendEntry(const Plot& plot, const QString& name)
{
    for (auto* button : plot.findChildren<QAbstractButton*>())
        if (button->accessibleName() == name)
            return button;
    return nullptr;
}

QImage pictureOf(Plot& plot)
{
    plot.drawNow();
    return plot.canvas()->grab().toImage();
}

/// How many pixels near `place` have about this colour.
int pixels(const QImage& image, const QPointF& place, int reach, const QColor& colour)
{
    int count = 0;
    for (int y = int(place.y()) - reach; y <= int(place.y()) + reach; ++y)
        for (int x = int(place.x()) - reach; x <= int(place.x()) + reach; ++x) {
            if (!image.valid(x, y))
                continue;
            const auto found = image.pixelColor(x, y);
            count += std::abs(found.red() - colour.red()) + std::abs(found.green() - colour.green()) + std::abs(found.blue() - colour.blue()) < 60;
        }
    return count;
}

bool contains(const Interval& outer, const Interval& inner)
{
    return outer.low <= inner.low && inner.high <= outer.high;
}

} // namespace

class TestPlot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanup() { m_theme->setAppearance(Appearance::Light); }

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

    void cursorByKeys()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QSignalSpy moved(&plot, &Plot::cursorMoved), activated(&plot, &Plot::pointActivated);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(activated.size(), 0);
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.cursor(), (PointId{"a", 0}));
        QTest::keyClick(&plot, Qt::Key_Right);
        QTest::keyClick(&plot, Qt::Key_Right);
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(plot.cursor(), (PointId{"a", 1}));
        QTest::keyClick(&plot, Qt::Key_Down);
        QCOMPARE(plot.cursor(), (PointId{"b", 1}));
        QVERIFY(plot.accessibleDescription().contains("curve b"));
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), QString("b"));
        QCOMPARE(activated[0][1].value<std::size_t>(), std::size_t(1));
        QCOMPARE(moved.size(), 5);
        QTest::keyClick(&plot, Qt::Key_Escape);
        QVERIFY(!plot.cursor());
    }

    void cursorPassesGapsAndTakesTheViewAlong()
    {
        Plot plot;
        auto curve = parabola("a", 30);
        curve.y[4] = gap;
        plot.setSeries({curve});
        showChart(plot);
        plot.setXView({1, 6.5});
        plot.drawNow();
        plot.setCursor(PointId{"a", 3});
        QTest::keyClick(&plot, Qt::Key_Right);
        QCOMPARE(plot.cursor(), (PointId{"a", 5}));
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(contains(plot.xView(), {7, 7}));
    }

    void clickActivates()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QSignalSpy activated(&plot, &Plot::pointActivated);
        QTest::mouseClick(plot.canvas(), Qt::LeftButton, {}, (plot.placeOf(7, 98) + QPointF(3, 2)).toPoint());
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), QString("b"));
        QCOMPARE(activated[0][1].value<std::size_t>(), std::size_t(6));
        QVERIFY(plot.followsData());
        QTest::mouseClick(plot.canvas(), Qt::LeftButton, {}, plot.placeOf(1.5, 190).toPoint());
        QCOMPARE(activated.size(), 1);
    }

    void hoverExplains()
    {
        Plot plot;
        auto curve = parabola("a", 5);
        curve.low = {0, 3, 8, 15, 24};
        curve.high = {2, 5, 10, 17, 26};
        curve.hollow = {false, false, true, false, false};
        curve.notes = {"", "", "n = 5", "", ""};
        plot.setAxes({"epoch", "", Scale::Linear, {}, {}}, {"loss", "nats", Scale::Linear, {}, {}});
        plot.setSeries({curve});
        showChart(plot);
        QCOMPARE(plot.pointText({"a", 2}), QString("curve a\nepoch 3\nloss 9 nats\nfrom 8 to 10\npending\nn = 5"));
        QCOMPARE(plot.pointText({"none", 2}), QString());
        const auto place = plot.placeOf(3, 9).toPoint();
        QHelpEvent help(QEvent::ToolTip, place, plot.canvas()->mapToGlobal(place));
        QApplication::sendEvent(plot.canvas(), &help);
        QTRY_COMPARE(QToolTip::text(), plot.pointText({"a", 2}));
        QToolTip::hideText();
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

    void nothingIsDrawnWhileHidden()
    {
        Plot plot;
        for (int i = 0; i < 5; ++i)
            plot.setSeries(twoCurves(10 + i));
        QCoreApplication::processEvents();
        QCOMPARE(plot.drawings(), 0);
        plot.show();
        QTRY_COMPARE(plot.drawings(), 1);
    }

    void dataIsDrawnTenTimesASecondAtMost()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QTRY_VERIFY(plot.drawings() > 0);
        const int before = plot.drawings();
        QElapsedTimer since;
        since.start();
        for (int i = 0; since.elapsed() < 350; ++i) {
            plot.setSeries(twoCurves(10 + i % 50));
            QCoreApplication::processEvents();
        }
        const auto drawn = plot.drawings() - before;
        QVERIFY2(drawn >= 1 && drawn <= since.elapsed() / 100 + 1, qPrintable(QString::number(drawn)));
    }

    void legendHidesAndIsolates()
    {
        Plot plot;
        auto curves = twoCurves();
        curves.push_back(parabola("c", 10, 3));
        plot.setSeries(curves);
        showChart(plot);
        auto* entry = legendEntry(plot, "curve b");
        QVERIFY(entry && entry->isVisible());
        QTest::mouseClick(entry, Qt::LeftButton);
        QVERIFY(plot.isHidden("b"));
        QVERIFY(!entry->isChecked());
        QTest::mouseClick(entry, Qt::LeftButton);
        QVERIFY(!plot.isHidden("b"));
        QTest::mouseClick(entry, Qt::LeftButton);
        QTest::mouseDClick(entry, Qt::LeftButton);
        QVERIFY(plot.isHidden("a") && !plot.isHidden("b") && plot.isHidden("c"));
        QTest::keyClick(entry, Qt::Key_Return);
        QVERIFY(!plot.isHidden("a") && !plot.isHidden("b") && !plot.isHidden("c"));
        QTest::keyClick(entry, Qt::Key_Space);
        QVERIFY(plot.isHidden("b"));
    }

    void whatIsHiddenStaysHiddenAndHasNoWeight()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        QVERIFY(plot.yView().high > 200);
        plot.setHidden("b", true);
        QVERIFY(plot.yView().high < 120);
        plot.setSeries(twoCurves(11));
        QVERIFY(plot.isHidden("b"));
        showChart(plot);
        QVERIFY(!plot.pointAt(plot.placeOf(3, 18)) || plot.pointAt(plot.placeOf(3, 18))->series == "a");
        QCOMPARE(plot.tableModel()->rowCount(), 11);
    }

    void oneCurveNeedsNoLegend()
    {
        Plot plot;
        plot.setSeries({parabola("a", 3)});
        showChart(plot);
        QVERIFY(!legendEntry(plot, "curve a"));
    }

    void logarithmicAxesCountWhatTheyCannotShow()
    {
        Plot plot;
        auto curve = parabola("a", 10);
        curve.y[2] = 0;
        curve.y[3] = -5;
        curve.y[4] = gap;
        plot.setSeries({curve});
        showChart(plot);
        const auto corner = [&] { return plot.frame().bottomLeft() + QPointF(8, -9); };
        QCOMPARE(plot.valuesWithoutPlace(), 0);
        QCOMPARE(pixels(pictureOf(plot), corner(), 3, m_theme->tokens().attention), 0);
        plot.setLogarithmicY(true);
        plot.drawNow();
        QCOMPARE(plot.valuesWithoutPlace(), 2);
        QVERIFY(plot.yView().low > 0 && plot.yView().low < 1);
        QVERIFY(pixels(pictureOf(plot), corner(), 3, m_theme->tokens().attention) > 8);
    }

    void offScalePointsAreMarked()
    {
        Plot plot;
        auto curve = parabola("a", 10);
        curve.style.dash = Qt::NoPen;
        curve.style.marker = Marker::None;
        curve.style.colour = QColor("#D55E00");
        curve.y[4] = 1000;
        plot.setSeries({curve});
        showChart(plot);
        plot.setView({0, 11}, {0, 120});
        plot.drawNow();
        const QPointF above(plot.placeOf(5, 0).x(), plot.frame().top() + 3);
        QVERIFY(pixels(pictureOf(plot), above, 3, curve.style.colour) > 5);
        plot.resetZoom();
        plot.drawNow();
        QCOMPARE(pixels(pictureOf(plot), above + QPointF(0, 4), 3, curve.style.colour), 0);
    }

    void hollowPointsAreHollow()
    {
        Plot plot;
        auto curve = parabola("a", 3);
        curve.style.colour = QColor("#0072B2");
        curve.style.dash = Qt::NoPen;
        curve.hollow = {false, true, false};
        plot.setSeries({curve});
        showChart(plot);
        const auto image = pictureOf(plot);
        QVERIFY(pixels(image, plot.placeOf(3, 9), 1, curve.style.colour) > 3);
        QCOMPARE(pixels(image, plot.placeOf(2, 4), 0, m_theme->tokens().surface), 1);
        QVERIFY(pixels(image, plot.placeOf(2, 4), 4, curve.style.colour) > 5);
    }

    void measuring()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QSignalSpy measured(&plot, &Plot::measured);
        plot.setMeasuring(true);
        drag(plot.canvas(), plot.placeOf(2, 20), plot.placeOf(6, 120));
        QCOMPARE(measured.size(), 1);
        QVERIFY(std::abs(measured[0][0].toDouble() - 4) < 0.05);
        QVERIFY(std::abs(measured[0][1].toDouble() - 100) < 1.5);
        QVERIFY(plot.followsData());
        plot.setMeasuring(false);
        drag(plot.canvas(), plot.placeOf(2, 20), plot.placeOf(6, 120));
        QCOMPARE(measured.size(), 1);
        QVERIFY(!plot.followsData());
    }

    void movableMarks()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        plot.setMarks({{3, "fixed", MarkKind::Fine, "fixed", false}, {5, "k", MarkKind::Chosen, "k", true}});
        plot.setHorizontalMarks({{50, "threshold", MarkKind::Chosen, "threshold", true}});
        showChart(plot);
        QSignalSpy moved(&plot, &Plot::markMoved);
        drag(plot.canvas(), plot.placeOf(5, 150), plot.placeOf(7, 150));
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved[0][0].toString(), QString("k"));
        QVERIFY(std::abs(moved[0][1].toDouble() - 7) < 0.05);
        drag(plot.canvas(), plot.placeOf(2, 50), plot.placeOf(2, 90));
        QCOMPARE(moved.size(), 2);
        QVERIFY(std::abs(moved[1][1].toDouble() - 90) < 1.5);
        QVERIFY(plot.followsData());
        drag(plot.canvas(), plot.placeOf(3, 150), plot.placeOf(4, 120));
        QCOMPARE(moved.size(), 2);
    }

    void emptyPlots()
    {
        Plot plot;
        plot.setEmptyText("No run is chosen.");
        showChart(plot);
        QCOMPARE(plot.accessibleDescription(), QString("No run is chosen."));
        QVERIFY(pixels(pictureOf(plot), plot.frame().center(), 40, m_theme->tokens().quietText) > 20);
        turnWheel(plot.canvas(), plot.frame().center(), 1);
        drag(plot.canvas(), {100, 100}, {300, 200});
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(plot.followsData());
        plot.setSeries({Series{"a", "only gaps", {1, 2}, {gap, gap}, {}, {}, {}, {}, {}}});
        plot.drawNow();
        QVERIFY(!plot.pointAt(plot.frame().center()));
    }

    void theTableFollows()
    {
        Plot plot;
        auto* model = plot.tableModel();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        plot.setSeries(twoCurves(3));
        QCOMPARE(model->rowCount(), 6);
        QCOMPARE(model->index(4, 0).data().toString(), QString("curve b"));
        QCOMPARE(model->index(4, 2).data(Qt::UserRole).toDouble(), 8.0);
        QSignalSpy inserted(model, &QAbstractItemModel::rowsInserted), removed(model, &QAbstractItemModel::rowsRemoved), reset(model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex second(model->index(4, 2));
        plot.setSeries(twoCurves(5));
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(second.row(), 6);
        QCOMPARE(second.data(Qt::UserRole).toDouble(), 8.0);
        plot.setSeries(twoCurves(2));
        QCOMPARE(removed.size(), 2);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model->rowCount(), 4);
        plot.setHidden("a", true);
        QCOMPARE(model->rowCount(), 2);
        plot.setSeries({});
        QCOMPARE(model->rowCount(), 0);
    }

    void checkpointsHaveNames()
    {
        Plot plot;
        plot.setAxes({"checkpoint", "", Scale::Linear, {{1, "start"}, {2, "epoch 1"}, {3, "epoch 2"}}, {}}, {"accuracy", "", Scale::Linear, {}, {}});
        plot.setSeries({parabola("a", 3)});
        QCOMPARE(plot.tableModel()->index(1, 1).data().toString(), QString("epoch 1"));
        QCOMPARE(plot.tableModel()->headerData(1, Qt::Horizontal).toString(), QString("checkpoint"));
        QVERIFY(plot.pointText({"a", 0}).contains("checkpoint start"));
    }

    void tableSortsFiltersAndCopies()
    {
        Plot plot;
        plot.setTitle("Loss");
        plot.setSeries(twoCurves(3));
        PlotTable table(plot);
        auto* rows = table.view()->model();
        table.view()->sortByColumn(2, Qt::DescendingOrder);
        QCOMPARE(rows->index(0, 2).data().toString(), QString("18"));
        QCOMPARE(rows->index(1, 2).data().toString(), QString("9"));
        auto* filter = table.findChild<QLineEdit*>();
        QTest::keyClicks(filter, "curve a");
        QCOMPARE(rows->rowCount(), 3);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("Series\tx\ty\tLow\tHigh\tNote\ncurve a\t3\t9\t\t\t\ncurve a\t2\t4\t\t\t\ncurve a\t1\t1\t\t\t"));
    }

    void toolsShowTheStateOfThePlot()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        PlotTools tools(plot);
        for (const char* name : {"back", "forward", "reset", "log-x", "log-y", "measure", "table", "copy", "export"}) {
            QVERIFY2(tools.button(name), name);
            QVERIFY2(!tools.button(name)->accessibleName().isEmpty() && !tools.button(name)->toolTip().isEmpty() && !tools.button(name)->icon().isNull(), name);
        }
        QVERIFY(!tools.button("back")->isEnabled());
        plot.setXView({2, 3});
        QVERIFY(tools.button("back")->isEnabled() && tools.button("reset")->isEnabled());
        tools.button("back")->click();
        QVERIFY(plot.followsData() && tools.button("forward")->isEnabled());
        tools.button("log-y")->click();
        QCOMPARE(plot.yAxis().scale, Scale::Logarithmic);
        QVERIFY(tools.button("log-y")->isChecked());
        plot.setLogarithmicY(false);
        QVERIFY(!tools.button("log-y")->isChecked());
        tools.button("measure")->click();
        QVERIFY(plot.isMeasuring());
    }

    void theDescriptionSaysWhatIsThere()
    {
        Plot plot;
        plot.setTitle("Source loss");
        plot.setSeries(twoCurves());
        showChart(plot);
        QCOMPARE(plot.accessibleName(), QString("Source loss"));
        QCOMPARE(plot.accessibleDescription(), QString("curve a: points 10, from 1 to 100; curve b: points 10, from 2 to 200"));
    }

    void followsTheTheme()
    {
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QCOMPARE(pictureOf(plot).pixelColor(2, 2), lightTokens().surface);
        const int before = plot.drawings();
        m_theme->setAppearance(Appearance::Dark);
        QTRY_VERIFY(plot.drawings() > before);
        QCOMPARE(plot.canvas()->grab().toImage().pixelColor(2, 2), darkTokens().surface);
    }

    void axesAreNotMirrored()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        Plot plot;
        plot.setSeries(twoCurves());
        showChart(plot);
        QCOMPARE(plot.canvas()->layoutDirection(), Qt::LeftToRight);
        QVERIFY(plot.placeOf(1, 1).x() < plot.placeOf(9, 1).x());
        QVERIFY(plot.frame().left() > plot.canvas()->width() - plot.frame().right());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestPlot)
#include "tst_plot.moc"
