#include <QtTest>

#include <QAbstractItemModelTester>
#include <random>

#include "widgets/common/theme.h"
#include "widgets/runs/listed.h"
#include "widgets/runs/runs_filter.h"
#include "widgets/runs/runs_model.h"

using namespace transect;

using testing::auc;
using testing::best;
using testing::listed;
using testing::listingOf;

class TestRunsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void studiesHoldTheirRuns()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setListing(listingOf({listed("toy/source"), listed("toy/mnist"), listed("alone")}));
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
        model.setListing(listingOf({listed("a", RunStatus::Running, 10), listed("b"), listed("c")}));
        const QPersistentModelIndex b(model.indexOf("b"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), inserted(&model, &QAbstractItemModel::rowsInserted), removed(&model, &QAbstractItemModel::rowsRemoved),
            reset(&model, &QAbstractItemModel::modelReset);
        model.setListing(listingOf({listed("a", RunStatus::Running, 20), listed("b"), listed("c")}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.indexOf("a").siblingAtColumn(RunsModel::Progress).data().toString(), QString("20 %"));
        model.setListing(listingOf({listed("aa"), listed("b"), listed("c")}));
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
            std::vector<ListedRun> runs;
            for (const auto* path : {"a", "b", "c/x", "c/y", "d/x", "e", "f/z"}) {
                if (random() % 2)
                    runs.push_back(listed(path, RunStatus::Running, double(random() % 100)));
            }
            const auto count = runs.size();
            model.setListing(listingOf(std::move(runs)));
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
        model.setListing(listingOf({listed("a")}));
        model.setListing(listingOf({listed("a/x")}));
        QVERIFY(model.indexOf("a").data(RunsModel::IsStudyRole).toBool());
        QVERIFY(model.indexOf("a/x").isValid());
    }

    void theFilterKeepsTheStudyOfARunThatItFinds()
    {
        RunsModel model;
        RunsFilter filter(&model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setListing(listingOf({listed("toy/source"), listed("toy/mnist", RunStatus::Failed), listed("other/x"), listed("alone")}));
        filter.setQuery(RunQuery("state:failed"));
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.rowCount(filter.index(0, 0)), 1);
        filter.setQuery(RunQuery());
        QCOMPARE(filter.rowCount(), 3);
        model.setListing(listingOf({listed("toy/source"), listed("alone")}));
        QCOMPARE(filter.rowCount(), 2);
    }

    void whatIsUnreadableSaysWhy()
    {
        RunsModel model;
        auto broken = listed("broken");
        broken.unreadable = ErrorRecord{"bad-json", "line 3: found }", "broken/run.json", "restore it"};
        model.setListing(listingOf({broken}));
        const auto index = model.indexOf("broken");
        QCOMPARE(index.siblingAtColumn(RunsModel::State).data().toString(), QString("unreadable"));
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains("line 3"));
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains("unreadable"));
    }

    void aRunOfRegularityShowsItsAuc()
    {
        RunsModel model;
        auto run = listed("a", RunStatus::Finished, 0, "regularity");
        run.best = {auc("both", 0.802, {0.764, 0.841})};
        model.setListing(listingOf({run}));
        QCOMPARE(model.indexOf("a").siblingAtColumn(RunsModel::Best).data().toString(), QString("AUC both 0.802 (95 % interval 0.764 to 0.841, 21 clip(s))"));
    }

    void aStudySumsUpItsRuns()
    {
        auto source = listed("toy/source", RunStatus::Finished), first = listed("toy/first", RunStatus::Running, 50), second = listed("toy/second", RunStatus::Finished);
        first.best = {best("mnist", "fe", 0.91)};
        first.state.secondsLeft = 90;
        second.best = {best("mnist", "fe", 0.94), best("mnist", "ft", 0.97)};
        source.device = "cuda:0";
        first.device = second.device = "cpu";
        auto listing = *listingOf({source, first, second});
        listing.studies.front().remarks.notes = {"The toy", {"good", "small"}, {}};
        RunsModel model;
        model.setListing(std::make_shared<Listing>(listing));
        const auto study = model.indexOf("toy");
        const auto shown = [&](int column) { return study.siblingAtColumn(column).data().toString(); };
        QCOMPARE(shown(RunsModel::Name), QString("The toy"));
        QCOMPARE(shown(RunsModel::State), QString("running"));
        QCOMPARE(shown(RunsModel::Progress), QString("83 %"));
        QCOMPARE(shown(RunsModel::TimeLeft), QString("1 min 30 s"));
        QCOMPARE(shown(RunsModel::Best), QString("FE mnist 0.940, FT mnist 0.970"));
        QCOMPARE(shown(RunsModel::Device), QString("cpu, cuda:0"));
        QCOMPARE(shown(RunsModel::Tags), QString("good, small"));
    }

    void columnsAreSortedByWhatTheyMean()
    {
        auto a = listed("a", RunStatus::Running, 9), b = listed("B", RunStatus::Running, 80), c = listed("c", RunStatus::Queued);
        a.best = {best("mnist", "fe", 0.9)};
        b.best = {best("mnist", "fe", 0.97)};
        c.best = {best("mnist", "fe", 0.95)};
        a.state.secondsLeft = 1000;
        b.state.secondsLeft = 200;
        RunsModel model;
        RunsFilter filter(&model);
        model.setListing(listingOf({a, b, c}));
        const auto order = [&](int column) {
            filter.sort(column);
            QString names;
            for (int row = 0; row < filter.rowCount(); ++row)
                names += filter.index(row, 0).data().toString();
            return names;
        };
        QCOMPARE(order(RunsModel::Name), QString("aBc"));
        QCOMPARE(order(RunsModel::Progress), QString("caB"));
        QCOMPARE(order(RunsModel::TimeLeft), QString("cBa"));
        QCOMPARE(order(RunsModel::Best), QString("acB"));
        QCOMPARE(order(RunsModel::State).left(1), QString("c"));
    }

    void aNameIsAskedForAndChangesWithTheLibrary()
    {
        RunsModel model;
        model.setListing(listingOf({listed("a")}));
        const auto index = model.indexOf("a");
        QVERIFY(index.flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(!index.siblingAtColumn(RunsModel::Kind).flags().testFlag(Qt::ItemIsEditable));
        QSignalSpy asked(&model, &RunsModel::renameRequested);
        QVERIFY(!model.setData(index, "a", Qt::EditRole));
        QVERIFY(model.setData(index, "  The   first ", Qt::EditRole));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().at(1).toString(), QString("The first"));
        QCOMPARE(index.data().toString(), QString("a"));
        auto renamed = listed("a");
        renamed.remarks.notes.title = "The first";
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setListing(listingOf({renamed}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(index.data().toString(), QString("The first"));
    }

    void whatAFileSaysIsNoMarkup()
    {
        auto run = listed("a");
        run.state.message = "<img src='x'>";
        RunsModel model;
        model.setListing(listingOf({run}));
        QVERIFY(!model.indexOf("a").data(Qt::ToolTipRole).toString().contains("<img"));
    }

    void fiveThousandRunsAreUpdatedInPlace()
    {
        std::vector<ListedRun> runs;
        for (int i = 0; i < 5000; ++i)
            runs.push_back(listed("study" + std::to_string(i / 5) + "/run" + std::to_string(i)));
        RunsModel model;
        model.setListing(listingOf(runs));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        runs[77].state.status = RunStatus::Running;
        model.setListing(listingOf(runs));
        QVERIFY(inserted.isEmpty());
        QCOMPARE(model.indexOf("study15/run77").siblingAtColumn(RunsModel::State).data().toString(), QString("running"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestRunsModel)
#include "tst_runs_model.moc"
