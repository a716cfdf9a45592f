#include <QtTest>

#include "record/normal_scores.h"
#include "record/npy.h"
#include "record/pose_record.h"
#include "record/score_record.h"
#include "record/scored_evaluation.h"
#include "support/near.h"
#include "transectl/command_line.h"

using namespace transect;
using namespace transect::testing;

namespace {

/// A person who walks to the right, 0.04 box sizes a step, and from frame 30 on runs, in boxes of DeepSORT.
QByteArray boxes(bool runs)
{
    QByteArray text = runs ? "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1 abnormal_ped abnormal_gt\n"
                           : "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1 anomaly\n";
    int x = 0;
    for (int frame = 0; frame < 60; ++frame) {
        text += QString("%1 1 2 %2 50 %3 90 0").arg(frame).arg(x).arg(x + 20).toUtf8() + (runs ? (frame < 30 ? " 0\n" : " 1\n") : "\n");
        x += runs && frame >= 30 ? 20 : 1;
    }
    return text;
}

QByteArray mask()
{
    auto bytes = npyHeader("|u1", {60});
    bytes += std::string(30, '\0') + std::string(30, '\1');
    return QByteArray::fromStdString(bytes);
}

QJsonObject jsonOf(const Outcome& outcome)
{
    return QJsonDocument::fromJson(outcome.out.toUtf8()).object();
}

} // namespace

class TestScore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(m_transectl.path("train")) && QDir().mkpath(m_transectl.path("test")) && QDir().mkpath(m_transectl.path("gt")));
        m_transectl.write("train/01_001.txt", boxes(false));
        m_transectl.write("test/01_0014.txt", boxes(true));
        m_transectl.write("gt/01_0014.npy", mask());
    }

    void scoresByAGivenPrior()
    {
        const auto outcome = m_transectl.call({"score", m_transectl.path("test"), "--prior", "rayleigh,s=0.04", "--width", "200", "--height", "100", "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto json = jsonOf(outcome);
        QCOMPARE(json["prior"].toObject()["s"].toDouble(), 0.04);
        QCOMPARE(json["clips"].toArray()[0].toObject()["frames"].toInt(), 60);
        QCOMPARE(json["clips"].toArray()[0].toObject()["windows"].toInt(), 45);
        QVERIFY(json["evaluation"].isNull());
    }

    void fitsEvaluatesAndWrites()
    {
        const auto folder = m_transectl.path("scores");
        const auto outcome = m_transectl.call({"score", m_transectl.path("test"), "--prior-from", m_transectl.path("train"), "--masks", m_transectl.path("gt"), "--width", "200",
                                               "--height", "100", "--sigma", "0", "--to", folder});
        // Everybody walks alike in the training tracks: there is nothing to fit to.
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains("all speeds are equal"));
        const auto again = m_transectl.call({"score", m_transectl.path("test"), "--prior-from", m_transectl.path("test"), "--masks", m_transectl.path("gt"), "--width", "200",
                                             "--height", "100", "--sigma", "0", "--assignment", "spread", "--to", folder});
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QVERIFY2(again.out.contains("45 windows of 1 clip, 60 frames"), qPrintable(again.out));
        const auto record = readScoreRecord((folder + "/01_0014.safetensors").toStdString());
        QCOMPARE(record.frames(), 60);
        QVERIFY(record.assignment == Assignment::Spread);
        QVERIFY(record.frameScores[50] > 2 * record.frameScores[10]);
        const auto evaluations = readEvaluations((folder + "/evaluation.json").toStdString());
        QCOMPARE(evaluations.size(), 1u);
        QCOMPARE(evaluations[0].scores, "motion");
        QCOMPARE(evaluations[0].assignment, "spread");
        QCOMPARE(evaluations[0].evaluation.counts.abnormal, 30);
        QVERIFY(evaluations[0].evaluation.auc.value > 0.8);
        const auto poses = readPoseRecord(poseRecordFile(folder.toStdString(), "01_0014"));
        QCOMPARE(poses.places.size(), 60u);
        QCOMPARE(poses.abnormal.size(), 60u);
        QVERIFY(poses.video.empty());
        QCOMPARE(readNormalScores(normalScoresFile(folder.toStdString())).size(), 45u);
        const auto stream = openStream((folder + "/01_0014.npy").toStdString());
        QVERIFY(realNumbers(readNpy(*stream), "scores") == record.frameScores);
        QFile csv(folder + "/frame_scores.csv");
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const auto lines = csv.readAll().split('\n');
        QCOMPARE(lines.size(), 62);
        QCOMPARE(lines[0], QByteArray("clip,frame,score,abnormal"));
        QVERIFY2(lines[60].startsWith("01_0014,59,") && lines[60].endsWith(",1"), lines[60].constData());
    }

    void takesTheTracksOfARun()
    {
        QVERIFY(QDir().mkpath(m_transectl.path("library/street/tracks")));
        m_transectl.write("library/street/tracks/01_0014.txt", boxes(true));
        m_transectl.write("library/street/events.jsonl", "{}\n{}\n"); // no tracks
        m_transectl.write("library/street/run.json", "{}");
        for (const auto& tracks : {QString("street"), m_transectl.path("library/street"), m_transectl.path("library/street/tracks")}) {
            const auto outcome = m_transectl.call({"score", tracks, "--prior", "rayleigh,s=0.04", "--width", "200", "--height", "100"});
            QVERIFY2(outcome.out.contains("45 windows of 1 clip"), qPrintable(outcome.err));
        }
        const auto absent = m_transectl.call({"score", "lane", "--prior", "rayleigh,s=0.04"});
        QCOMPARE(absent.code, 1);
        QVERIFY2(absent.err.contains("lane"), qPrintable(absent.err));
    }

    void saysWhichVideosAreMissing()
    {
        const auto outcome = m_transectl.call({"score", m_transectl.path("test"), "--prior", "rayleigh,s=0.04", "--width", "200", "--height", "100", "--videos", m_transectl.path("gt")});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains("no video of 1 of 1 clip in " + m_transectl.path("gt") + " (01_0014)"), qPrintable(outcome.err));
    }

    void scoresByAModel()
    {
        const auto spec = m_transectl.write("spec.json", R"({"kind": "regularity", "name": "small", "seed": 1, "tracks": ")" + m_transectl.path("train").toUtf8()
            + R"(", "video": {"width": 200, "height": 100}, "prior": {"name": "rayleigh", "s": 0.04}, "model": {"depth": 1, "heads": 2, "width": 8}, "epochs": 1, "batch_size": 8,
                  "device": "cpu", "threads": 1})");
        const auto run = m_transectl.call({"run", spec});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        const QStringList arguments{"score", m_transectl.path("test"), "--model", "small", "--masks", m_transectl.path("gt"), "--width", "200", "--height", "100"};
        for (const QString scores : {"both", "poses", "motion"}) {
            const auto outcome = m_transectl.call(arguments + QStringList{"--scores", scores, "--to", m_transectl.path(scores), "--json"});
            QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
            const auto evaluation = jsonOf(outcome)["evaluation"].toObject();
            QCOMPARE(evaluation["scores"].toString(), scores);
            const auto record = readScoreRecord((m_transectl.path(scores) + "/01_0014.safetensors").toStdString());
            QCOMPARE(record.windows.size(), 45u); // of every hop, whatever the training took
            QCOMPARE(record.jointErrors.size(), scores == "motion" ? 0u : 45u * 4);
            QCOMPARE(record.checkpoint, scores == "motion" ? "" : "epoch-0001");
        }
        const auto scoreOf = [this](const QString& scores) { return readScoreRecord((m_transectl.path(scores) + "/01_0014.safetensors").toStdString()).windows[44].score; };
        QVERIFY(scoreOf("both") > scoreOf("poses")); // the runner's poses are divided by less than the usual one
        const auto longer = m_transectl.call(arguments + QStringList{"--length", "9"});
        QCOMPARE(longer.code, 2);
        QVERIFY2(longer.err.contains("expected the 8 poses that the model takes"), qPrintable(longer.err));
    }

    void aModelGivesTheFiguresOfItsRun()
    {
        const auto spec = m_transectl.write("same.json", R"({"kind": "regularity", "name": "same", "seed": 1, "tracks": ")" + m_transectl.path("train").toUtf8()
            + R"(", "video": {"width": 200, "height": 100}, "test": {"tracks": ")" + m_transectl.path("test").toUtf8() + R"(", "masks": ")" + m_transectl.path("gt").toUtf8()
            + R"("}, "prior": {"name": "rayleigh", "s": 0.04}, "model": {"depth": 1, "heads": 2, "width": 8}, "epochs": 1, "batch_size": 8, "validation_share": 0,
                  "windows": {"hop": 5, "shortest_track": 60}, "scoring": {"assignment": "spread"}, "evaluation": {"normalisation": "none", "sigma": 2},
                  "device": "cpu", "threads": 1})");
        const auto run = m_transectl.call({"run", spec});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QVERIFY2(!run.err.contains("validation loss") && !run.err.contains("nan"), qPrintable(run.err));
        const auto own = readEvaluations(m_transectl.path("library/same/scores/evaluation.json").toStdString()).front();
        const QStringList arguments{"score", m_transectl.path("test"), "--model", "same", "--masks", m_transectl.path("gt"), "--width", "200", "--height", "100", "--json"};
        const auto again = jsonOf(m_transectl.call(arguments));
        QCOMPARE(again["evaluation"].toObject()["auc"].toDouble(), own.evaluation.auc.value);
        QCOMPARE(again["evaluation"].toObject()["chosen_by"].toString(), "last");
        QCOMPARE(again["evaluation"].toObject()["assignment"].toString(), "spread");
        QCOMPARE(again["clips"].toArray()[0].toObject()["windows"].toInt(), 9);
        const auto changed = jsonOf(m_transectl.call(arguments + QStringList{"--hop", "1", "--sigma", "0"}));
        QCOMPARE(changed["clips"].toArray()[0].toObject()["windows"].toInt(), 45);
        QCOMPARE(changed["evaluation"].toObject()["options"].toObject()["sigma"].toDouble(), 0.0);
    }

    void whatIsNotDefinedIsNoNumber()
    {
        QVERIFY(QDir().mkpath(m_transectl.path("normal")));
        m_transectl.write("normal/01_0014.npy", QByteArray::fromStdString(npyHeader("|u1", {60}) + std::string(60, '\0')));
        const auto spec = m_transectl.write("normal.json", R"({"kind": "regularity", "name": "normal", "tracks": ")" + m_transectl.path("train").toUtf8()
            + R"(", "video": {"width": 200, "height": 100}, "test": {"tracks": ")" + m_transectl.path("test").toUtf8() + R"(", "masks": ")"
            + m_transectl.path("normal").toUtf8() + R"("}, "prior": {"name": "rayleigh", "s": 0.04}, "model": {"depth": 1, "heads": 2, "width": 8}, "epochs": 1,
                  "batch_size": 8, "validation_share": 0, "device": "cpu", "threads": 1})");
        const auto run = m_transectl.call({"run", spec});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QVERIFY2(run.err.contains("epoch 1  AUC -\n") && run.err.contains("AUC - by both") && !run.err.contains("nan"), qPrintable(run.err));
    }

    void aNetworkThatWasNotTrainedScoresNothing()
    {
        const auto spec = m_transectl.write("prior.json", R"({"kind": "regularity", "name": "prior", "seed": 1, "tracks": ")" + m_transectl.path("train").toUtf8()
            + R"(", "video": {"width": 200, "height": 100}, "prior": {"name": "rayleigh", "s": 0.04}, "model": {"depth": 1, "heads": 2, "width": 8}, "epochs": 0,
                  "device": "cpu", "threads": 1})");
        const auto run = m_transectl.call({"run", spec});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        const QStringList arguments{"score", m_transectl.path("test"), "--model", "prior", "--masks", m_transectl.path("gt"), "--width", "200", "--height", "100", "--json"};
        const auto outcome = m_transectl.call(arguments);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(jsonOf(outcome)["evaluation"].toObject()["scores"].toString(), "motion");
        for (const auto* scores : {"both", "poses"}) {
            const auto refused = m_transectl.call(arguments + QStringList{"--scores", scores});
            QCOMPARE(refused.code, 2);
            QVERIFY2(refused.err.contains("was not trained"), qPrintable(refused.err));
        }
    }

    void namesTheSubset()
    {
        const auto subset = m_transectl.write("subset.json", R"({"name": "HR-Test", "dropped_frames": {"01_0014": [[0, 5]]}})");
        const auto outcome = m_transectl.call({"score", m_transectl.path("test"), "--prior", "rayleigh,s=0.04", "--width", "200", "--height", "100", "--masks",
                                               m_transectl.path("gt"), "--subset", subset});
        QVERIFY2(outcome.out.contains("subset HR-Test: 55 frames of 1 clip"), qPrintable(outcome.out));
    }

    void whatOneMeansInMasksMayBeSaid()
    {
        const QStringList call{"score", m_transectl.path("test"), "--prior", "rayleigh,s=0.04", "--width", "200", "--height", "100", "--masks", m_transectl.path("gt"), "--json"};
        const auto areaOf = [&](const QStringList& more) { return jsonOf(m_transectl.call(call + more))["evaluation"].toObject()["auc"].toDouble(); };
        const auto area = areaOf({});
        QVERIFY(area > 0.8);
        COMPARE_NEAR(areaOf({"--one-is-normal", "true"}), 1 - area, 1e-12);
        QCOMPARE(areaOf({"--one-is-normal", "false"}), area);
    }

    void saysWhatIsMissing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("no prior") << QStringList{"--width", "200", "--height", "100"} << 2 << "--prior-from";
        QTest::newRow("no size") << QStringList{"--prior", "uniform"} << 1 << "give the width and height";
        QTest::newRow("wrong prior") << QStringList{"--prior", "rayleight"} << 2 << "did you mean \"rayleigh\"?";
        QTest::newRow("wrong constant") << QStringList{"--prior", "rayleigh,s=-1"} << 2 << "prior.s";
        QTest::newRow("wrong window") << QStringList{"--prior", "uniform", "--length", "1"} << 2 << "length";
    }
    void saysWhatIsMissing()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, words);
        const auto outcome = m_transectl.call(QStringList{"score", m_transectl.path("test")} + arguments);
        QCOMPARE(outcome.code, code);
        QVERIFY2(outcome.err.contains(words), qPrintable(outcome.err));
    }

private:
    CommandLine m_transectl;
};

QTEST_GUILESS_MAIN(TestScore)
#include "tst_score.moc"
