#include <QtTest>

#include "widgets/runs/run_query.h"

using namespace transect;

namespace {

RunSummary run(const char* path, const char* kind, RunStatus status, std::vector<BestFigure> best = {})
{
    RunSummary summary;
    summary.path = path;
    summary.kind = kind;
    summary.name = std::filesystem::path(path).filename().string();
    summary.study = std::filesystem::path(path).parent_path().string();
    summary.state.status = status;
    summary.best = std::move(best);
    return summary;
}

} // namespace

class TestRunQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsRuns_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("nothing asked") << "" << QStringList{"toy/source", "toy/mnist", "avenue"};
        QTest::newRow("a word") << "MNI" << QStringList{"toy/mnist"};
        QTest::newRow("two words") << "toy s" << QStringList{"toy/source", "toy/mnist"};
        QTest::newRow("kind") << "kind:transfer" << QStringList{"toy/mnist"};
        QTest::newRow("state") << "state:running" << QStringList{"toy/source"};
        QTest::newRow("study") << "study:toy" << QStringList{"toy/source", "toy/mnist"};
        QTest::newRow("target") << "target:mnist" << QStringList{"toy/mnist"};
        QTest::newRow("score") << "fe>0.9" << QStringList{"toy/mnist"};
        QTest::newRow("score in per cent") << "fe>95%" << QStringList{};
        QTest::newRow("score at most") << "ft<=0.97" << QStringList{"toy/mnist"};
        QTest::newRow("not") << "-kind:transfer" << QStringList{"toy/source", "avenue"};
        QTest::newRow("both") << "study:toy -mnist" << QStringList{"toy/source"};
    }

    void findsRuns()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, found);
        const std::vector<RunSummary> runs{run("toy/source", "pretrain", RunStatus::Running),
                                           run("toy/mnist", "transfer", RunStatus::Queued, {{"mnist", "fe", "accuracy", "epoch-0003", 3, 0.94, 3}, {"mnist", "ft", "accuracy", "epoch-0003", 3, 0.97, 3}}),
                                           run("avenue", "regularity", RunStatus::Failed)};
        const RunQuery parsed(query);
        QVERIFY(!parsed.problem());
        QStringList matched;
        for (const auto& one : runs) {
            if (parsed.matches(one))
                matched << QString::fromStdString(one.path.string());
        }
        QCOMPARE(matched, found);
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown field") << "toy color:red" << 4 << "color";
        QTest::newRow("unknown state") << "state:rnning" << 0 << "rnning";
        QTest::newRow("no number") << "fe>high" << 0 << "high";
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QString, query);
        QFETCH(int, position);
        QFETCH(QString, word);
        const RunQuery parsed(query);
        QVERIFY(parsed.problem());
        QCOMPARE(parsed.problem()->position, position);
        QVERIFY(parsed.problem()->text.contains(word));
        QVERIFY(parsed.matches(run("any", "pretrain", RunStatus::Running)));
    }

    void offersWhatIsThere()
    {
        const auto offered = RunQuery::completions({run("toy/mnist", "transfer", RunStatus::Queued, {{"mnist", "fe", "accuracy", "", 0, 0.5, 1}})});
        for (const auto* one : {"kind:transfer", "study:toy", "state:queued", "target:mnist", "fe>"})
            QVERIFY2(offered.contains(one), one);
    }
};

QTEST_GUILESS_MAIN(TestRunQuery)
#include "tst_run_query.moc"
