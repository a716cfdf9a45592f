#include "record/scored_evaluation.h"

#include "record/error_of.h"
#include "record/files.h"
#include "record/printing.h"

#include <QTemporaryDir>

#include <cmath>

using namespace transect;

namespace {

ScoredEvaluation example(const std::string& scores)
{
    ScoredEvaluation evaluation{scores, "epoch-0012", "validation loss", "last", "HR-Avenue", {}};
    evaluation.evaluation.auc = {1.0 / 3, Interval{0.25, 0.5}};
    evaluation.evaluation.counts = {21, 20, 1, 15324, 3712, 15000};
    return evaluation;
}

} // namespace

class TestScoredEvaluation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void readsWhatItWrites()
    {
        writeEvaluations(path(), {example("both"), example("motion")});
        const auto read = readEvaluations(path());
        QCOMPARE(read.size(), std::size_t(2));
        QCOMPARE(read[0].scores, "both");
        QCOMPARE(read[1].scores, "motion");
        QCOMPARE(read[0].checkpoint, "epoch-0012");
        QCOMPARE(read[0].chosenBy, "validation loss");
        QCOMPARE(read[0].assignment, "last");
        QCOMPARE(read[0].subset, "HR-Avenue");
        QCOMPARE(read[0].evaluation.auc.value, 1.0 / 3);
        QCOMPARE(read[0].evaluation.auc.interval->high, 0.5);
        QVERIFY(std::isnan(read[0].evaluation.eer.value));
        QVERIFY(read[0].evaluation.counts == example("").evaluation.counts);
    }

    void isBesideTheScores() { QCOMPARE(evaluationsFile("run/scores"), std::filesystem::path("run/scores/evaluation.json")); }

    void refusesDamage_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("bad-json") << QByteArray();
        QTest::newRow("no list") << QByteArray("{}") << QByteArray("bad-evaluation") << QByteArray();
        QTest::newRow("no evaluation") << QByteArray(R"({"evaluations":[7]})") << QByteArray("bad-evaluation") << QByteArray(", evaluations, 1");
        QTest::newRow("no checkpoint") << QByteArray(R"({"evaluations":[{"scores":"both"}]})") << QByteArray("bad-evaluation") << QByteArray(", evaluations, 1");
        QTest::newRow("no figures") << QByteArray(R"({"evaluations":[{"scores":"both","checkpoint":"","chosen_by":"","assignment":"last","subset":""}]})")
                                    << QByteArray("bad-evaluation") << QByteArray(", evaluations, 1");
    }
    void refusesDamage()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, place);
        writeFile(path(), text.toStdString());
        const auto error = errorOf([this] { readEvaluations(path()); });
        QCOMPARE(error.code, code.toStdString());
        QVERIFY2(error.path.starts_with(path().string() + place.toStdString()), error.path.c_str());
    }

private:
    std::filesystem::path path() const { return std::filesystem::path(m_temporary->path().toStdString()) / "evaluation.json"; }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestScoredEvaluation)
#include "tst_scored_evaluation.moc"
