#include <QtTest>

#include <QAbstractItemModelTester>
#include <random>

#include "widgets/common/theme.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_pane.h"

using namespace transect;

namespace {

RunSummary run(const std::string& path, RunStatus status = RunStatus::Finished, double done = 0)
{
    RunSummary summary;
    summary.path = path;
    summary.kind = "pretrain";
    summary.name = std::filesystem::path(path).filename().string();
    summary.study = std::filesystem::path(path).parent_path().string();
    summary.state.status = status;
    summary.state.done = done;
    summary.state.total = 100;
    return summary;
}

std::vector<RunSummary> sorted(std::vector<RunSummary> runs)
{
    std::ranges::sort(runs, {}, &RunSummary::path);
    return runs;
}

} // namespace

class TestRunsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void studiesHoldTheirRuns()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRuns(sorted({run("toy/source"), run("toy/mnist"), run("alone")}));
        QCOMPARE(model.rowCount(), 2);
        const auto study = model.indexOf("toy");
        QCOMPARE(model.rowCount(study), 2);
        QVERIFY(study.data(RunsModel::IsStudyRole).toBool());
        QCOMPARE(model.runsBelow(study).size(), 2u);
        const auto source = model.indexOf("toy/source");
        QCOMPARE(source.parent(), study);
        QCOMPARE(source.data().toString(), QString("source"));
        QCOMPARE(model.run(source)->path, std::filesystem::path("toy/source"));
        QVERIFY(!model.indexOf("nowhere").isValid());
    }

    void onlyWhatChangedIsTold()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRuns(sorted({run("a", RunStatus::Running, 10), run("b"), run("c")}));
        const QPersistentModelIndex b(model.indexOf("b"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), inserted(&model, &QAbstractItemModel::rowsInserted), removed(&model, &QAbstractItemModel::rowsRemoved),
            reset(&model, &QAbstractItemModel::modelReset);
        model.setRuns(sorted({run("a", RunStatus::Running, 20), run("b"), run("c")}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.indexOf("a").siblingAtColumn(RunsModel::Progress).data().toString(), QString("20 %"));
        model.setRuns(sorted({run("aa"), run("b"), run("c")}));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 1);
        QVERIFY(reset.isEmpty());
        QCOMPARE(b.data(RunsModel::PathRole).toString(), QString("b"));
    }

    void anyChangeKeepsTheModelWhole()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::mt19937 random(7);
        for (int round = 0; round < 60; ++round) {
            std::vector<RunSummary> runs;
            for (const auto* path : {"a", "b", "c/x", "c/y", "d/x", "e", "f/z"}) {
                if (random() % 2)
                    runs.push_back(run(path, RunStatus::Running, double(random() % 100)));
            }
            const auto count = runs.size();
            model.setRuns(sorted(std::move(runs)));
            std::size_t below = 0;
            for (int row = 0; row < model.rowCount(); ++row)
                below += model.runsBelow(model.index(row, 0)).size();
            QCOMPARE(below, count);
        }
    }

    void aRunThatBecomesAStudyIsAnotherRow()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRuns({run("a")});
        model.setRuns({run("a/x")});
        QVERIFY(model.indexOf("a").data(RunsModel::IsStudyRole).toBool());
        QVERIFY(model.indexOf("a/x").isValid());
    }

    void theFilterKeepsTheStudyOfARunThatItFinds()
    {
        RunsModel model;
        RunsFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRuns(sorted({run("toy/source"), run("toy/mnist", RunStatus::Failed), run("other/x"), run("alone")}));
        filter.setQuery(RunQuery("state:failed"));
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.rowCount(filter.index(0, 0)), 1);
        filter.setQuery(RunQuery());
        QCOMPARE(filter.rowCount(), 3);
        model.setRuns(sorted({run("toy/source"), run("alone")}));
        QCOMPARE(filter.rowCount(), 2);
    }

    void whatIsUnreadableSaysWhy()
    {
        RunsModel model;
        auto broken = run("broken");
        broken.unreadable = ErrorRecord{"bad-json", "line 3: found }", "broken/run.json", "restore it"};
        model.setRuns({broken});
        const auto index = model.indexOf("broken");
        QCOMPARE(index.siblingAtColumn(RunsModel::State).data().toString(), QString("unreadable"));
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains("line 3"));
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains("unreadable"));
    }

    void fiveThousandRunsAreUpdatedInPlace()
    {
        std::vector<RunSummary> runs;
        for (int i = 0; i < 5000; ++i)
            runs.push_back(run("study" + std::to_string(i / 5) + "/run" + std::to_string(i)));
        RunsModel model;
        model.setRuns(sorted(runs));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        runs[77].state.status = RunStatus::Running;
        model.setRuns(sorted(runs));
        QVERIFY(inserted.isEmpty());
        QCOMPARE(model.indexOf("study15/run77").siblingAtColumn(RunsModel::State).data().toString(), QString("running"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestRunsModel)
#include "tst_runs_model.moc"
