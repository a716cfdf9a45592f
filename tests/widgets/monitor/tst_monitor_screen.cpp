#include <QtTest>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>

#include "training_runs.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/monitor/metric_panel.h"
#include "widgets/monitor/monitor_screen.h"
#include "widgets/plot/plot.h"
#include "widgets/plot/plot_tools.h"

using namespace transect;

namespace {

std::shared_ptr<RunDetails> transferRun()
{
    auto run = std::make_shared<RunDetails>();
    run->folder.root = "/library/digits";
    run->spec.kind = "transfer";
    run->spec.name = "digits";
    run->state.status = RunStatus::Running;
    return run;
}

} // namespace

class TestMonitorScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_screen = std::make_unique<MonitorScreen>(*m_selection);
        m_screen->resize(900, 700);
        m_screen->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    }
    void cleanup() { m_screen.reset(); }

    void theRawValuesStayBehindTheSmoothed()
    {
        m_screen->setDetails({trainingRun("toy", 50)});
        QTRY_COMPARE(plot("loss")->series().size(), 3u); // raw, smoothed, held-out
        const auto& series = plot("loss")->series();
        QVERIFY(series[0].style.faint);
        QCOMPARE(series[0].y[1], 1.0);
        QVERIFY(series[1].y.back() > 1.2 && series[1].y.back() < 1.8);
        QVERIFY(series[1].name.contains("half-life 4"));
        QVERIFY(series[2].name.contains("held-out"));
        find<QSlider>("monitorSmoothing")->setValue(0);
        QTRY_COMPARE(plot("loss")->series().size(), 2u);
        QCOMPARE(plot("loss")->series()[0].y[1], 1.0);
    }

    /// The window goes on meanwhile, also while the slider is dragged.
    void manyPointsAreSmoothedInAThreadBeside()
    {
        MetricPanel panel({"loss", "Loss", "", "loss", "", 1, true}, nullptr);
        const std::unique_ptr<Plot> plot(panel.plot());
        const auto runs = monitoredRuns({trainingRun("toy", int(MetricPanel::mostAtOnce))});
        QSignalSpy drawn(&panel, &MetricPanel::drawn);
        panel.draw(runs, {Along::Steps, 4});
        QVERIFY(plot->series().empty());
        panel.finish();
        QCOMPARE(plot->series().size(), 3u);
        QVERIFY(plot->series()[1].name.contains("half-life 4"));
        panel.draw(runs, {Along::Steps, 8});
        panel.draw(runs, {Along::Steps, 16});
        QVERIFY(plot->series()[1].name.contains("half-life 4")); // till the new ones are there
        panel.finish();
        QVERIFY(plot->series()[1].name.contains("half-life 16"));
        QCOMPARE(drawn.count(), 2); // what was no longer wanted was not drawn
    }

    void anImportSaysThatItHasNoMetrics()
    {
        auto run = transferRun();
        run->spec.kind = "import";
        run->state.status = RunStatus::Finished;
        m_screen->setDetails({run});
        const auto labels = m_screen->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) { return label->isVisible() && label->text().contains("Imported"); }));
    }

    void onlyWhatWasMeasuredHasAPlot()
    {
        m_screen->setDetails({trainingRun("toy", 5)});
        QVERIFY(plot("loss") && plot("loss")->isVisible());
        QVERIFY(!plot("gradient_norm"));
        QTRY_COMPARE(plot("data_wait")->series().size(), 1u);
        QCOMPARE(plot("data_wait")->series()[0].y[0], 25.0);
    }

    void aQuantityOfItsOwnHasAPlotToo()
    {
        auto run = trainingRun("toy", 5);
        run->metrics["metrics.queue_age"] = reports({1, 2});
        m_screen->setDetails({run});
        QVERIFY(plot("queue_age"));
        QCOMPARE(plot("queue_age")->title(), QString("Queue age"));
    }

    void timeBeginsWithTheRun()
    {
        m_screen->setDetails({trainingRun("toy", 5)});
        find<QComboBox>("monitorAlong")->setCurrentIndex(2);
        QTRY_COMPARE(plot("loss")->xAxis().unit, QString("min"));
        QTRY_COMPARE(plot("loss")->series()[0].x, (std::vector<double>{0, 1, 2, 3, 4}));
    }

    void severalRunsHaveColoursOfTheirOwn()
    {
        m_screen->setDetails({trainingRun("toy", 5), trainingRun("other", 5)});
        QTRY_COMPARE(plot("loss")->series().size(), 6u);
        const auto& series = plot("loss")->series();
        QVERIFY(series.front().style.colour != series.back().style.colour);
        QVERIFY(series.back().name.startsWith("other"));
    }

    void whatDidNotChangeIsNotMadeAgain()
    {
        const auto run = trainingRun("toy", 50);
        m_screen->setDetails({run});
        QTRY_COMPARE(plot("data_wait")->series().size(), 1u);
        const auto* before = plot("data_wait")->series().data();
        m_screen->setDetails({laterMoment(*run, "metrics.loss", {2, 1, 2})});
        QTRY_COMPARE(plot("loss")->series()[1].x.size(), 3u);
        QCOMPARE(plot("data_wait")->series().data(), before);
    }

    void whatTheUserDidStaysWhenTheRunGoesOn()
    {
        const auto run = trainingRun("toy", 50);
        m_screen->setDetails({run});
        QTRY_COMPARE(plot("loss")->series().size(), 3u);
        plot("loss")->setLogarithmicY(true);
        plot("loss")->setView({1, 2}, {1.2, 1.8});
        plot("data_wait")->setFocus();
        click(legend(1)); // raw
        const auto raw = plot("loss")->series()[0].id;
        QVERIFY(plot("loss")->isHidden(raw));
        m_screen->setDetails({laterMoment(*run, "metrics.loss", std::vector<double>(80, 1.5))});
        QTRY_COMPARE(plot("loss")->series()[0].x.size(), 80u);
        QCOMPARE(plot("loss")->yAxis().scale, Scale::Logarithmic);
        QCOMPARE(plot("loss")->xView(), (Interval{1, 2}));
        QCOMPARE(plot("loss")->yView(), (Interval{1.2, 1.8}));
        QVERIFY(plot("loss")->isHidden(raw));
        QCOMPARE(find<QComboBox>("monitorPlotChoice")->currentData().toString(), QString("data_wait"));
    }

    void aNewQuantityDoesNotUndoTheZoom()
    {
        const auto run = trainingRun("toy", 50);
        m_screen->setDetails({run});
        QTRY_COMPARE(plot("loss")->series().size(), 3u);
        plot("loss")->setView({1, 2}, {1.2, 1.8});
        m_screen->setDetails({laterMoment(*run, "metrics.memory_mib", {1, 2})});
        QTRY_COMPARE(plot("memory")->series().size(), 1u);
        QCOMPARE(plot("loss")->xView(), (Interval{1, 2}));
        QCOMPARE(plot("memory")->xView(), (Interval{1, 2})); // they share it
    }

    void anotherRunIsShownWhole()
    {
        m_screen->setDetails({trainingRun("toy", 50)});
        QTRY_COMPARE(plot("loss")->series().size(), 3u);
        plot("loss")->setView({1, 2}, {1.2, 1.8});
        m_screen->setDetails({trainingRun("other", 50)});
        QVERIFY(plot("loss")->followsData());
        QVERIFY(plot("loss")->canZoomBack());
    }

    void aHiddenScreenMakesNoCurves()
    {
        m_screen->hide();
        m_screen->setDetails({trainingRun("toy", 50)});
        QCoreApplication::processEvents();
        QVERIFY(plot("loss")->series().empty());
        m_screen->show();
        QCOMPARE(plot("loss")->series().size(), 3u);
    }

    void theLegendHidesARunInEveryPlot()
    {
        m_screen->setDetails({trainingRun("toy", 5), trainingRun("other", 5)});
        QTRY_COMPARE(plot("data_wait")->series().size(), 2u);
        click(legend(0)); // toy
        QVERIFY(plot("loss")->isHidden(plot("loss")->series()[0].id));
        QVERIFY(plot("data_wait")->isHidden(plot("data_wait")->series()[0].id));
        QVERIFY(!plot("data_wait")->isHidden(plot("data_wait")->series()[1].id));
        // Alone, it can be seen: nothing would bring it back.
        m_screen->setDetails({trainingRun("toy", 5)});
        QTRY_COMPARE(plot("data_wait")->series().size(), 1u);
        QTRY_VERIFY(!plot("data_wait")->isHidden(plot("data_wait")->series()[0].id));
    }

    void aDoubleClickShowsARunAlone()
    {
        m_screen->setDetails({trainingRun("toy", 5), trainingRun("other", 5)});
        QTRY_COMPARE(plot("data_wait")->series().size(), 2u);
        legend(1)->setFocus();
        QTest::keyClick(legend(1), Qt::Key_Return);
        QVERIFY(plot("data_wait")->isHidden(plot("data_wait")->series()[0].id));
        QTest::keyClick(legend(1), Qt::Key_Return);
        QVERIFY(!plot("data_wait")->isHidden(plot("data_wait")->series()[0].id));
    }

    void theToolsActOnThePlotWithTheFocus()
    {
        m_screen->setDetails({trainingRun("toy", 5)});
        QTRY_COMPARE(plot("data_wait")->series().size(), 1u);
        m_screen->activateWindow();
        plot("top1")->setFocus();
        QTRY_COMPARE(find<QComboBox>("monitorPlotChoice")->currentText(), QString("Top-1 accuracy"));
        click(tool("log-y"));
        QCOMPARE(plot("top1")->yAxis().scale, Scale::Logarithmic);
        QCOMPARE(plot("loss")->yAxis().scale, Scale::Linear);
        click(tool("log-x")); // the axis is shared
        for (const auto* name : {"loss", "top1", "data_wait"})
            QCOMPARE(plot(name)->xAxis().scale, Scale::Logarithmic);
        find<QComboBox>("monitorPlotChoice")->setCurrentIndex(0);
        QVERIFY(tool("log-x")->isChecked());
        QVERIFY(!tool("log-y")->isChecked());
    }

    void aLogarithmicAxisStaysSoAlongAnotherQuantity()
    {
        m_screen->setDetails({trainingRun("toy", 5)});
        QTRY_COMPARE(plot("data_wait")->series().size(), 1u);
        plot("loss")->setLogarithmicX(true);
        plot("top1")->setLogarithmicY(true);
        find<QComboBox>("monitorAlong")->setCurrentIndex(1);
        QTRY_COMPARE(plot("data_wait")->xAxis().label, QString("Step"));
        for (const auto* name : {"loss", "top1", "data_wait"})
            QCOMPARE(plot(name)->xAxis().scale, Scale::Logarithmic);
        QCOMPARE(plot("top1")->yAxis().scale, Scale::Logarithmic);
    }

    void clickingNearACheckpointChoosesIt()
    {
        m_screen->setDetails({trainingRun("toy", 20)});
        QTRY_COMPARE(plot("top1")->series().size(), 1u);
        auto* top1 = plot("top1");
        top1->drawNow();
        QTest::mouseClick(top1->canvas(), Qt::LeftButton, {}, top1->placeOf(1, 0.4).toPoint());
        QCOMPARE(m_selection->checkpoint(), QString("epoch-0001"));
    }

    void aTransferRunSaysWhereItsCurvesAre()
    {
        m_screen->setDetails({transferRun()});
        auto* action = find<QPushButton>("emptyStateAction");
        QVERIFY(action->isVisible());
        QSignalSpy requested(m_screen.get(), &MonitorScreen::transferRequested);
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(requested.size(), 1);
        QVERIFY(find<QLabel>("monitorRun")->isVisible()); // its progress is shown all the same
        m_screen->setDetails({transferRun(), trainingRun("toy", 5)});
        QVERIFY(!action->isVisible());
        QCOMPARE(find<QLabel>("monitorRun")->text(), QString("toy"));
    }

    void stoppingNamesTheFolder()
    {
        m_screen->setDetails({trainingRun("toy", 5)});
        QSignalSpy stop(m_screen.get(), &MonitorScreen::stopRequested);
        QTest::mouseClick(find<QPushButton>("monitorStop"), Qt::LeftButton);
        QCOMPARE(stop.front(), (QVariantList{"/library/toy", false}));
    }

private:
    template <typename Widget> Widget* find(const char* name) const { return m_screen->findChild<Widget*>(name); }
    Plot* plot(const char* name) const { return m_screen->plot(name); }
    static void click(QAbstractButton* button) { QTest::mouseClick(button, Qt::LeftButton); }
    QToolButton* tool(const char* name) const
    {
        for (auto* tools : m_screen->findChildren<PlotTools*>()) {
            if (tools->isVisible())
                return tools->button(name);
        }
        return nullptr;
    }
    QAbstractButton* legend(int index) const
    {
        return find<QWidget>("monitorLegend")->findChildren<QAbstractButton*>().at(index);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<MonitorScreen> m_screen;
};

QTEST_MAIN(TestMonitorScreen)
#include "tst_monitor_screen.moc"
