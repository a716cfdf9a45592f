#include <QtTest>

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "training_runs.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/theme.h"
#include "widgets/monitor/run_facts.h"
#include "widgets/monitor/run_header.h"
#include "widgets/monitor/run_lines.h"

using namespace transect;

class TestRunHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void theBestIsTheBestCheckpoint()
    {
        auto run = trainingRun("toy", 5);
        run->metrics["evaluation.top1"] = reports({0.1, 0.9, 0.8, 0.8}, 100);
        run->checkpoints = {{"epoch-0000", 0, 0}, {"latest-100", 0.5, 100}, {"epoch-0001", 1, 200}, {"epoch-0001-step-00300", 1.5, 300}};
        const auto best = bestHeldOut(*run);
        QCOMPARE(best->step, 200.0); // 0.9 was better, but its weights are gone; of equal ones the first
        QCOMPARE(best->score, 0.8);
        QCOMPARE(lastHeldOut(*run)->step, 300.0);
        run->checkpoints.clear();
        QCOMPARE(bestHeldOut(*run)->step, 100.0);
        QVERIFY(!bestHeldOut(*run)->isCheckpoint);
        run->metrics["evaluation.top1"] = reports({std::nan("")});
        QVERIFY(!bestHeldOut(*run));
    }

    void aRunningRun()
    {
        RunHeader header;
        const auto run = trainingRun("toy", 5);
        run->state.done = 1240;
        run->state.total = 3120;
        run->state.unit = "steps";
        run->state.message = "epoch 2 of 5";
        run->state.secondsLeft = 245;
        run->metrics["metrics.images_per_second"] = reports({100, 4002});
        header.setRun(run, {});
        QCOMPARE(text(header, "monitorRun"), QString("toy"));
        QCOMPARE(text(header, "monitorState"), QString("running"));
        QCOMPARE(text(header, "monitorDoing"), QString("1,240 of 3,120 steps · epoch 2 of 5"));
        QCOMPARE(text(header, "monitorLeft"), QString("4 min 05 s"));
        QCOMPARE(text(header, "monitorThroughput"), QString("4,002"));
        QCOMPARE(text(header, "monitorLastScore"), QString("0.400"));
        QCOMPARE(text(header, "monitorBestScore"), QString("0.500"));
        QCOMPARE(text(header, "monitorBestScoreName"), QString("best checkpoint: epoch 0"));
        QCOMPARE(header.findChild<QProgressBar*>("monitorProgress")->value(), 397);
        QVERIFY(isShown(header, "monitorStop"));
        QVERIFY(!isShown(header, "monitorResume"));
    }

    void stoppingTwiceIsStoppingNow()
    {
        RunHeader header;
        const auto run = trainingRun("toy", 5);
        QSignalSpy stop(&header, &RunHeader::stopRequested);
        header.setRun(run, {});
        auto* button = header.findChild<QPushButton*>("monitorStop");
        QTest::mouseClick(button, Qt::LeftButton);
        run->state.status = RunStatus::Stopping;
        header.setRun(run, {});
        QCOMPARE(button->text(), QString("Stop now"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(stop.size(), 2);
        QCOMPARE(stop[0], (QVariantList{"/library/toy", false}));
        QCOMPARE(stop[1], (QVariantList{"/library/toy", true}));
    }

    void aRunThatFailedSaysWhyUntilItIsDismissed()
    {
        RunHeader header;
        const auto run = trainingRun("toy", 5);
        run->state.status = RunStatus::Failed;
        run->state.error = ErrorRecord{"loss-not-finite", "the loss is not a number", {}, "lower the learning rate"};
        header.setRun(run, {});
        auto* bar = header.findChild<MessageBar*>();
        QVERIFY(!bar->isHidden());
        QVERIFY(bar->text().contains("lower the learning rate"));
        bar->dismiss();
        header.setRun(run, {});
        QVERIFY(bar->isHidden());
        QSignalSpy resume(&header, &RunHeader::resumeRequested);
        QTest::mouseClick(header.findChild<QPushButton*>("monitorResume"), Qt::LeftButton);
        QCOMPARE(resume.front(), (QVariantList{"/library/toy"}));
        QVERIFY(!isShown(header, "monitorStop"));
        QVERIFY(!isShown(header, "monitorThroughput")); // it does not train now
    }

    void whatWaitsForATurnThatNobodyBringsCanBeResumed()
    {
        RunHeader header;
        const auto run = trainingRun("toy", 0);
        run->state.status = RunStatus::Queued;
        header.setRun(run, {});
        QVERIFY(isShown(header, "monitorResume"));
        QVERIFY(!isShown(header, "monitorStop"));
    }

    void severalRunsHaveALineEach()
    {
        RunLines lines;
        auto failed = trainingRun("other", 5);
        failed->state.status = RunStatus::Failed;
        lines.setRuns(monitoredRuns({trainingRun("toy", 5), failed}));
        QCOMPARE(text(lines, "monitorLineName1"), QString("toy"));
        QCOMPARE(text(lines, "monitorLineState2"), QString("failed"));
        QCOMPARE(text(lines, "monitorLineBest1"), QString("best held-out 0.500, epoch 0"));
        QVERIFY(!isShown(lines, "monitorLineName3"));
        QVERIFY(!isShown(lines, "monitorSummary"));
    }

    void manyRunsAreCounted()
    {
        RunLines lines;
        std::vector<RunDetailsPtr> runs;
        for (int i = 0; i < 7; ++i) {
            auto run = trainingRun(qPrintable(QString("run%1").arg(i)), 5);
            run->state.status = i < 2 ? RunStatus::Running : RunStatus::Finished;
            runs.push_back(run);
        }
        lines.setRuns(monitoredRuns(runs));
        QVERIFY(text(lines, "monitorSummary").endsWith("2 running, 5 finished"));
        QVERIFY(!isShown(lines, "monitorLineName1"));
    }

private:
    static QString text(const QWidget& parent, const char* name) { return parent.findChild<QLabel*>(name)->text(); }
    static bool isShown(const QWidget& parent, const char* name) { return parent.findChild<QWidget*>(name)->isVisibleTo(&parent); }

    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestRunHeader)
#include "tst_run_header.moc"
