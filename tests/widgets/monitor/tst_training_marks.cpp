#include <QtTest>

#include "training_runs.h"
#include "widgets/common/theme.h"
#include "widgets/monitor/training_marks.h"

using namespace transect;

class TestTrainingMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void checkpointsOfASeriesAreMarked()
    {
        auto run = trainingRun("toy", 5);
        run->checkpoints = {{"epoch-0000", 0, 0}, {"epoch-0000-step-00040", 0.2, 40}, {"latest-60", 0.3, 60}, {"epoch-0001", 1, 200}};
        const auto marks = checkpointMarks(sharedCheckpoints(monitoredRuns({run}), Along::Epochs), "epoch-0001");
        QCOMPARE(marks.size(), 3u); // what only resuming needs is none of the series
        QCOMPARE(marks[1].at, 0.2);
        QCOMPARE(marks[1].text, QString("step 40"));
        QCOMPARE(marks[1].kind, MarkKind::Fine);
        QCOMPARE(marks[2].text, QString("epoch 1"));
        QCOMPARE(marks[2].kind, MarkKind::Chosen);
    }

    void alongTimeTheyLieBetweenTheReports()
    {
        auto run = trainingRun("toy", 5);
        run->checkpoints = {{"epoch-0000-step-00030", 0.15, 30}, {"epoch-0001", 1, 200}, {"epoch-0002", 2, 400}};
        const auto checkpoints = sharedCheckpoints(monitoredRuns({run}), Along::Time);
        QCOMPARE(checkpoints.size(), 2u); // nothing was reported at step 400 yet
        QCOMPARE(checkpoints[0].at, 1.5);
    }

    void ofSeveralRunsThoseThatAllHaveAlike()
    {
        auto other = trainingRun("other", 5);
        other->checkpoints = {{"epoch-0001", 1, 100}, {"epoch-0002", 2, 200}};
        const auto runs = monitoredRuns({trainingRun("toy", 5), other});
        const auto shared = sharedCheckpoints(runs, Along::Epochs);
        QCOMPARE(shared.size(), 1u);
        QCOMPARE(shared[0].name, QString("epoch-0001"));
        QVERIFY(sharedCheckpoints(runs, Along::Steps).empty()); // 200 steps and 100
    }

    void tooManyAreNotMarkedButTheChosenOne()
    {
        auto run = trainingRun("toy", 5);
        run->checkpoints.clear();
        for (int i = 0; i < 100; ++i)
            run->checkpoints.push_back({"epoch-" + std::to_string(i), double(i), 200 * i});
        const auto checkpoints = sharedCheckpoints(monitoredRuns({run}), Along::Epochs);
        QCOMPARE(checkpoints.size(), 100u);
        QCOMPARE(checkpointMarks(checkpoints, "epoch-7").size(), 1u);
    }

    void dropsOfTheLearningRate()
    {
        auto run = trainingRun("toy", 5), other = trainingRun("other", 5);
        run->metrics["metrics.learning_rate"] = other->metrics["metrics.learning_rate"] = reports({0.1, 0.1, 0.01, 0.01});
        const auto marks = dropMarks(monitoredRuns({run, other}), Along::Steps);
        QCOMPARE(marks.size(), 1u);
        QCOMPARE(marks[0].at, 40.0);
        QCOMPARE(marks[0].text, QString("rate × 0.1"));
        other->metrics["metrics.learning_rate"] = reports({0.1, 0.1, 0.1, 0.01});
        QVERIFY(dropMarks(monitoredRuns({run, other}), Along::Steps).empty());
    }

    void theBestEvaluationHasARing()
    {
        const auto run = trainingRun("toy", 5);
        const auto rings = bestHighlight(monitoredRuns({run}).front());
        QCOMPARE(rings.size(), 1u);
        QCOMPARE(rings[0].index, 0u);
        QCOMPARE(rings[0].series, QString("/library/toy|evaluation.top1"));
        run->metrics.erase("evaluation.top1");
        QVERIFY(bestHighlight(monitoredRuns({run}).front()).empty());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestTrainingMarks)
#include "tst_training_marks.moc"
