#include <QtTest>

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/monitor/monitor_screen.h"
#include "widgets/plot/plot.h"

using namespace transect;

namespace {

std::shared_ptr<RunDetails> run(const char* name, int points)
{
    auto details = std::make_shared<RunDetails>();
    details->folder.root = std::string("/library/") + name;
    details->spec.name = name;
    details->state.status = RunStatus::Running;
    auto& loss = details->metrics["metrics.loss"];
    for (int i = 0; i < points; ++i) {
        loss.step.push_back(20 * i);
        loss.epoch.push_back(0.1 * i);
        loss.time.push_back(1000 + 60 * i);
        loss.value.push_back(i % 2 ? 1 : 2);
    }
    details->metrics["evaluation.loss"] = {{0, 40}, {0, 0.2}, {1000, 1120}, {2, 1}};
    details->metrics["evaluation.top1"] = {{0, 40}, {0, 0.2}, {1000, 1120}, {0.5, 0.4}};
    details->metrics["metrics.data_wait"] = {{0}, {0}, {1000}, {0.25}};
    details->checkpoints = {{"epoch-0000", 0, 0}, {"epoch-0001", 1, 200}};
    return details;
}

} // namespace

class TestMonitorScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void theRawValuesStayBehindTheSmoothed()
    {
        Selection selection;
        MonitorScreen screen(selection);
        screen.setDetails({run("toy", 50)});
        const auto& series = screen.plot("loss")->series();
        QCOMPARE(series.size(), 3u); // raw, smoothed, held-out
        QVERIFY(series[0].style.faint);
        QCOMPARE(series[0].y[1], 1.0);
        QVERIFY(series[1].y.back() > 1.2 && series[1].y.back() < 1.8);
        QVERIFY(series[2].name.contains("held-out"));
        screen.findChild<QSlider*>("monitorSmoothing")->setValue(0);
        QCOMPARE(screen.plot("loss")->series().size(), 2u);
        QCOMPARE(screen.plot("loss")->series()[0].y[1], 1.0);
    }

    void onlyWhatWasMeasuredHasAPlot()
    {
        Selection selection;
        MonitorScreen screen(selection);
        screen.setDetails({run("toy", 5)});
        QVERIFY(screen.plot("loss"));
        QVERIFY(screen.plot("data_wait"));
        QVERIFY(!screen.plot("gradient_norm"));
        QCOMPARE(screen.plot("data_wait")->series()[0].y[0], 25.0);
    }

    void timeBeginsWithTheRun()
    {
        Selection selection;
        MonitorScreen screen(selection);
        screen.setDetails({run("toy", 5)});
        auto* along = screen.findChild<QComboBox*>("monitorAlong");
        along->setCurrentIndex(along->findText("Time"));
        QCOMPARE(screen.plot("loss")->series()[0].x, (std::vector<double>{0, 1, 2, 3, 4}));
        QCOMPARE(screen.plot("loss")->xAxis().unit, QString("min"));
    }

    void severalRunsHaveColoursOfTheirOwn()
    {
        Selection selection;
        MonitorScreen screen(selection);
        screen.setDetails({run("toy", 5), run("other", 5)});
        const auto& series = screen.plot("loss")->series();
        QCOMPARE(series.size(), 6u);
        QVERIFY(series.front().style.colour != series.back().style.colour);
    }

    void theHeadlineNamesTheBestEvaluation()
    {
        Selection selection;
        MonitorScreen screen(selection);
        screen.setDetails({run("toy", 5)});
        const auto text = screen.findChild<QLabel*>("monitorHeadline")->text();
        QVERIFY2(text.contains("running") && text.contains("best 0.500 at epoch 0"), qPrintable(text));
    }

    void theLossCanBeLogarithmic()
    {
        Selection selection;
        MonitorScreen screen(selection);
        screen.setDetails({run("toy", 5)});
        screen.findChild<QToolButton*>("monitorLogarithmic")->click();
        QCOMPARE(screen.plot("loss")->yAxis().scale, Scale::Logarithmic);
        QCOMPARE(screen.plot("top1")->yAxis().scale, Scale::Linear);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestMonitorScreen)
#include "tst_monitor_screen.moc"
