#include <QtTest>

#include "anomaly/made_tracks.h"
#include "transectl/command_line.h"

using namespace transect::testing;

namespace {

/// Two runs, of which one is the motion prior alone, for two seeds.
QByteArray study(const QByteArray& changes = {})
{
    const QByteArray shared = R"("kind": "regularity", "tracks": "train", "video": {"width": 320, "height": 240, "fps": 25},
        "test": {"tracks": "test", "masks": "gt"}, "threads": 1, "device": "cpu", "evaluation": {"resamples": 20})";
    return R"({"kind": "study", "name": "walkers", "seeds": [0, 1], )" + changes + R"( "runs": [
        {"name": "small", "model": {"width": 8, "heads": 1}, "epochs": 1, "batch_size": 64, "schedule": {"name": "constant", "learning_rate": 0.01}, )" + shared + R"(},
        {"name": "prior", "epochs": 0, )" + shared + "}]}";
}

} // namespace

/// Runs of the kind regularity as the users of the command line see them.
class TestRegularity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { writeWalkers(m_line.path("data").toStdString()); }

    void aStudyOfRunsIsCarriedOutAndCompared()
    {
        const auto made = m_line.call({"run", m_line.write("study.json", study())});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        for (const auto* run : {"small-seed0", "prior-seed0", "small-seed1", "prior-seed1"})
            QCOMPARE(m_line.status(QString("walkers/") + run), QString("finished"));
        QVERIFY2(made.err.contains("by both epoch-000"), qPrintable(made.err));
        const auto shown = m_line.call({"show", "walkers"});
        QCOMPARE(shown.code, 0);
        QVERIFY2(QRegularExpression("small +2 +[0-9.]+ ± [0-9.]+ +[0-9.]+ ± [0-9.]+ +[0-9.]+ ± [0-9.]+").match(shown.out).hasMatch(), qPrintable(shown.out));
        QVERIFY2(QRegularExpression("prior +2 +[0-9.]+ ± [0-9.]+ +- +-").match(shown.out).hasMatch(), qPrintable(shown.out));
        QVERIFY(shown.out.contains("validation loss"));
        const auto json = QJsonDocument::fromJson(m_line.call({"show", "walkers", "--json"}).out.toUtf8()).array();
        QCOMPARE(json[0].toObject().value("evaluations").toArray()[0].toObject().value("scores").toString(), QString("both"));
        QCOMPARE(json[1].toObject().value("evaluations").toArray()[0].toObject().value("scores").toString(), QString("motion"));
    }

    /// Runs of scores name the model of the study as the study does, and stand on that of their seed.
    void scoresStandOnTheModelOfTheirSeed()
    {
        const QByteArray scores = R"(, {"kind": "score", "name": "scores", "tracks": "test", "masks": "gt", "model": "small", "video": {"width": 320, "height": 240}, "threads": 1, "device": "cpu"}]})";
        auto specification = study();
        specification.replace("}]}", "}" + scores).replace("walkers", "scored").replace("\"epochs\": 1", "\"epochs\": 0");
        const auto made = m_line.call({"run", m_line.write("scored.json", specification)});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        for (const QString seed : {"0", "1"}) {
            QCOMPARE(m_line.status("scored/scores-seed" + seed), QString("finished"));
            QFile run(m_line.path("library/scored/scores-seed" + seed + "/run.json"));
            QVERIFY(run.open(QIODevice::ReadOnly));
            const auto json = QJsonDocument::fromJson(run.readAll()).object();
            const auto origins = json["lineage"].toArray();
            QCOMPARE(origins.size(), 1);
            QCOMPARE(origins[0].toObject()["path"].toString(), "../small-seed" + seed);
            QCOMPARE(json["parameters"].toObject()["tracks"].toString(), QString("test")); // below a data root
        }
        const auto shown = m_line.call({"show", "scored/scores-seed1"});
        QVERIFY2(shown.code == 0 && shown.out.contains("scores-seed1 (score, seed 1): finished") && shown.out.contains("AUC") && shown.out.contains("motion"), qPrintable(shown.out));
        QVERIFY(m_line.call({"list"}).out.contains("scores-seed1"));
        // The run is repeated from its run.json, whatever folder it is in.
        const auto again = m_line.call({"run", m_line.path("library/scored/scores-seed1/run.json")});
        QVERIFY2(again.code == 0, qPrintable(again.err));
    }

    /// "../" is what lies beside the run, else from the folder that one is in.
    void placesThatBeginWithTwoDots()
    {
        QVERIFY(QDir(m_line.path("")).mkpath("here"));
        auto specification = study();
        specification.replace("\"train\"", "\"../data/train\"").replace("walkers", "dotted").replace("\"epochs\": 1", "\"epochs\": 0");
        const auto before = QDir::currentPath();
        const auto back = qScopeGuard([&] { QDir::setCurrent(before); });
        QDir::setCurrent(m_line.path("here"));
        const auto made = m_line.call({"run", m_line.write("dotted.json", specification)});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        QFile run(m_line.path("library/dotted/small-seed0/run.json"));
        QVERIFY(run.open(QIODevice::ReadOnly));
        const auto parameters = QJsonDocument::fromJson(run.readAll()).object()["parameters"].toObject();
        QCOMPARE(parameters["tracks"].toString(), QFileInfo(m_line.path("data/train")).canonicalFilePath());
    }

    void whatIsWrongInAStudyIsNamed_data()
    {
        QTest::addColumn<QByteArray>("specification");
        QTest::addColumn<QString>("said");
        QTest::newRow("neither source nor runs") << QByteArray(R"({"kind": "study"})") << "source: a study needs a source";
        QTest::newRow("transfer without source") << study(R"("transfer": [{}],)") << "transfer runs need a source";
        QTest::newRow("a run without kind") << QByteArray(R"({"kind": "study", "runs": [{"tracks": "train"}]})") << "runs.0.kind";
        QTest::newRow("a run with a seed") << QByteArray(R"({"kind": "study", "runs": [{"kind": "regularity", "seed": 3}]})") << "runs.0.seed";
        QTest::newRow("runs that are no list") << QByteArray(R"({"kind": "study", "runs": {}})") << "runs: found {}";
        QTest::newRow("tracks that are not there") << study().replace("\"train\"", "\"elsewhere\"") << "tracks: found nothing at elsewhere";
        QTest::newRow("scores of a run that is not there")
            << QByteArray(R"({"kind": "study", "runs": [{"kind": "score", "tracks": "street"}]})") << "no run of that name in";
        QTest::newRow("what is not beside it") << study().replace("\"train\"", "\"../elsewhere\"") << "found nothing at ../elsewhere";
        QTest::newRow("a misspelt parameter") << study().replace("\"epochs\"", "\"epoch\"") << "runs.0.epoch";
    }
    void whatIsWrongInAStudyIsNamed()
    {
        QFETCH(QByteArray, specification);
        QFETCH(QString, said);
        const auto made = m_line.call({"run", m_line.write("wrong.json", specification)});
        QVERIFY(made.code != 0);
        QVERIFY2(made.err.contains(said), qPrintable(made.err));
        QVERIFY(!QFile::exists(m_line.path("library/study")));
    }

private:
    CommandLine m_line;
};

QTEST_GUILESS_MAIN(TestRegularity)
#include "tst_regularity.moc"
