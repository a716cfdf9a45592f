#include <QtTest>

#include "widgets/runs/listed.h"
#include "widgets/runs/run_query.h"

using namespace transect;

using testing::auc;
using testing::best;
using testing::listed;

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
        QTest::newRow("state, shortened") << "state:fa" << QStringList{"avenue"};
        QTest::newRow("study") << "study:toy" << QStringList{"toy/source", "toy/mnist"};
        QTest::newRow("target") << "target:mnist" << QStringList{"toy/mnist"};
        QTest::newRow("score") << "fe>0.9" << QStringList{"toy/mnist"};
        QTest::newRow("score in per cent") << "fe>95%" << QStringList{};
        QTest::newRow("score at most") << "ft<=0.97" << QStringList{"toy/mnist"};
        QTest::newRow("area") << "auc>=0.8" << QStringList{"avenue"};
        QTest::newRow("area, too low") << "auc>0.81" << QStringList{};
        QTest::newRow("tag") << "tag:good" << QStringList{"toy/source"};
        QTest::newRow("tag as a whole") << "tag:goo" << QStringList{};
        QTest::newRow("title") << "brilliant" << QStringList{"toy/source"};
        QTest::newRow("seed") << "seed:1" << QStringList{"toy/mnist"};
        QTest::newRow("no seed is known") << "-seed:1" << QStringList{"toy/source", "avenue"};
        QTest::newRow("device") << "device:CUDA" << QStringList{"toy/source"};
        QTest::newRow("not finished") << "toy kind: fe>" << QStringList{"toy/source", "toy/mnist"};
        QTest::newRow("all at once") << "kind:transfer target:mnist fe>0.9 seed:1" << QStringList{"toy/mnist"};
        QTest::newRow("not") << "-kind:transfer" << QStringList{"toy/source", "avenue"};
        QTest::newRow("both") << "study:toy -mnist" << QStringList{"toy/source"};
    }

    void findsRuns()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, found);
        std::vector runs{listed("toy/source", RunStatus::Running), listed("toy/mnist", RunStatus::Queued, 0, "transfer"), listed("avenue", RunStatus::Failed, 0, "regularity")};
        runs[0].remarks.notes = {"A brilliant one", {"Good", "kept"}, {}};
        runs[0].device = "cuda:0";
        runs[1].best = {best("mnist", "fe", 0.94), best("mnist", "ft", 0.97)};
        runs[1].seed = 1;
        runs[2].best = {auc("both", 0.802, {0.764, 0.841})};
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
        QTest::newRow("no seed") << "toy seed:one" << 4 << "one";
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
        QVERIFY(parsed.matches(listed("any", RunStatus::Running)));
    }

    void offersWhatIsThere()
    {
        auto run = listed("toy/mnist", RunStatus::Queued, 0, "transfer");
        run.best = {best("mnist", "fe", 0.5)};
        run.remarks.notes.tags = {"good"};
        run.device = "cpu";
        run.seed = 3;
        const auto offered = RunQuery::completions({run, run});
        QCOMPARE(offered.count("tag:good"), 1);
        for (const auto* one : {"kind:transfer", "study:toy", "state:queued", "target:mnist", "tag:good", "device:cpu", "seed:3", "fe>"})
            QVERIFY2(offered.contains(one), one);
    }
};

QTEST_GUILESS_MAIN(TestRunQuery)
#include "tst_run_query.moc"
