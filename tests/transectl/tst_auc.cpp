#include <cmath>

#include <QtTest>

#include "support/near.h"
#include "support/npy_samples.h"
#include "transectl/command_line.h"

using transect::testing::CommandLine;

namespace {

template <typename Number> QByteArray npy(const std::string& descr, const std::vector<Number>& values, const std::string& shape = {})
{
    return QByteArray::fromStdString(transect::testing::npy(descr, values, shape));
}

const std::vector<double> scores{0.9, 0.8, 0.7, 0.6, 0.5, 0.5};
const std::vector<std::uint8_t> labels{1, 1, 0, 1, 1, 0};
constexpr double auc = (2 + 2 + 1 + 0.5) / 8;

QJsonObject objectOf(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

class TestAuc : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofOneFile()
    {
        const CommandLine line;
        const auto outcome = line.call({"auc", "--scores", line.write("s.npy", npy("<f8", scores)), "--labels", line.write("l.npy", npy("|u1", labels)), "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto json = objectOf(outcome.out);
        COMPARE_NEAR(json["auc"].toDouble(), auc, 1e-12);
        COMPARE_NEAR(json["auc_pr"].toDouble(), (1 + 1 + 0.75 + 4.0 / 6) / 4, 1e-12);
        COMPARE_NEAR(json["eer"].toDouble(), 0.5, 1e-12);
        QVERIFY(json["auc_interval"].isNull());
        QCOMPARE(json["counts"]["frames"].toInt(), 6);
        QCOMPARE(json["counts"]["abnormal"].toInt(), 4);
        QCOMPARE(json["options"]["normalisation"].toString(), "none");
        QCOMPARE(json["options"]["sigma"].toDouble(), 0.0);
        QCOMPARE(json["thresholds"][0]["threshold"].toDouble(), 0.8);
    }

    void ofSinglePrecision()
    {
        const CommandLine line;
        const std::vector<float> single(scores.begin(), scores.end());
        const auto outcome = line.call({"auc", "--scores", line.write("s.npy", npy("<f4", single)), "--labels", line.write("l.npy", npy("|u1", labels)), "--json"});
        COMPARE_NEAR(objectOf(outcome.out)["auc"].toDouble(), auc, 1e-12);
    }

    void ofAFolderOfClips()
    {
        const CommandLine line;
        QDir().mkpath(line.path("scores"));
        QDir().mkpath(line.path("masks"));
        for (const auto* name : {"01_1", "01_2", "02_1"}) {
            line.write(QString("scores/%1.npy").arg(name), npy("<f8", scores));
            line.write(QString("masks/%1.npy").arg(name), npy("|u1", labels));
        }
        line.write("scores/readme.txt", "no clip");
        const QStringList call{"auc", "--scores", line.path("scores"), "--labels", line.path("masks")};
        const auto json = objectOf(line.call(call + QStringList{"--json", "--resamples", "50"}).out);
        COMPARE_NEAR(json["auc"].toDouble(), auc, 1e-12);
        COMPARE_NEAR(json["auc_interval"][0].toDouble(), auc, 1e-12); // the clips are alike
        QCOMPARE(json["counts"]["clips"].toInt(), 3);
        QCOMPARE(json["scenes"][1]["scene"].toString(), "02");
        const auto text = line.call(call + QStringList{"--sigma", "2", "--normalisation", "clip"}).out;
        for (const auto* part : {"macro AUC", "18 frames of 3 clips, 12 abnormal", "smoothed over 2 frames within each clip", "false alarms"})
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    /// transectl score writes the scores of "my clip" as my-clip.npy.
    void findsTheLabelsOfNamesThatNoFileHas()
    {
        const CommandLine line;
        QDir().mkpath(line.path("scores"));
        QDir().mkpath(line.path("masks"));
        line.write("scores/my-clip.npy", npy("<f8", scores));
        line.write("masks/my clip.npy", npy("|u1", labels));
        const auto outcome = line.call({"auc", "--scores", line.path("scores"), "--labels", line.path("masks"), "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        COMPARE_NEAR(objectOf(outcome.out)["auc"].toDouble(), auc, 1e-12);
    }

    void refusesLabelsOfClipsWithoutScores()
    {
        const CommandLine line;
        QDir().mkpath(line.path("scores"));
        QDir().mkpath(line.path("masks"));
        line.write("scores/1.npy", npy("<f8", scores));
        for (const auto* name : {"01", "02", "03"})
            line.write(QString("masks/%1.npy").arg(name), npy("|u1", labels));
        const auto outcome = line.call({"auc", "--scores", line.path("scores"), "--labels", line.path("masks")});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("found no scores of 2 of 3 clips that have labels: 02, ..."), qPrintable(outcome.err));
    }

    void whatOneMeansMayBeSaid()
    {
        const CommandLine line;
        const QStringList call{"auc", "--scores", line.write("s.npy", npy("<f8", scores)), "--labels", line.write("l.npy", npy("|u1", labels)), "--json"};
        COMPARE_NEAR(objectOf(line.call(call + QStringList{"--one-is-normal", "true"}).out)["auc"].toDouble(), 1 - auc, 1e-12);
        COMPARE_NEAR(objectOf(line.call(call + QStringList{"--one-is-normal", "false"}).out)["auc"].toDouble(), auc, 1e-12);
        QCOMPARE(line.call(call + QStringList{"--one-is-normal", "perhaps"}).code, 2);
    }

    /// Figures and thresholds are those of the frames that are left; of a clip that is left out nothing need be known.
    void leavesOutWhatASubsetNames()
    {
        const CommandLine line;
        QDir().mkpath(line.path("scores"));
        QDir().mkpath(line.path("masks"));
        for (const auto* name : {"01_1", "01_2", "01_3"})
            line.write(QString("scores/%1.npy").arg(name), npy("<f8", scores));
        for (const auto* name : {"01_01", "01_2", "01_4"})
            line.write(QString("masks/%1.npy").arg(name), npy("|u1", labels));
        const auto subset = line.write("hr.json", R"({"name": "HR-Test", "dropped_clips": ["01_3", "01_4", "01_9"], "dropped_frames": {"01_2": [[0, 2]]}})");
        const QStringList call{"auc", "--scores", line.path("scores"), "--labels", line.path("masks"), "--subset", subset};
        const auto outcome = line.call(call + QStringList{"--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto json = objectOf(outcome.out);
        QCOMPARE(json["subset"].toString(), "HR-Test");
        QCOMPARE(json["counts"]["clips"].toInt(), 2);
        QCOMPARE(json["counts"]["frames"].toInt(), 10);
        QCOMPARE(json["counts"]["abnormal"].toInt(), 6);
        // Six abnormal scores (0.9, 0.8, 0.6, 0.6, 0.5, 0.5) against four normal ones (0.7, 0.7, 0.5, 0.5).
        COMPARE_NEAR(json["auc"].toDouble(), (2 * 4 + 2 * 2 + 2 * 1.0) / 24, 1e-12);
        COMPARE_NEAR(json["thresholds"][0]["true_positive_rate"].toDouble(), 2.0 / 6, 1e-12);
        QVERIFY2(outcome.err.contains("01_9") && !outcome.err.contains("01_4"), qPrintable(outcome.err));
        QVERIFY(line.call(call).out.contains("subset HR-Test: 10 frames of 2 clips"));
        QCOMPARE(line.call({"auc", "--scores", line.path("scores"), "--labels", line.path("masks")}).code, 1); // no mask of 01_3
    }

    /// As transectl score leaves them in one folder.
    void scoresOfNormalWindowsAreNoClip()
    {
        const CommandLine line;
        QDir().mkpath(line.path("scores"));
        line.write("scores/1.npy", npy("<f8", scores));
        line.write("scores/normal_scores.npy", npy("<f8", std::vector<double>(3, 0.1)));
        QDir().mkpath(line.path("masks"));
        line.write("masks/1.npy", npy("|u1", labels));
        const auto outcome = line.call({"auc", "--scores", line.path("scores"), "--labels", line.path("masks"), "--json"});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const auto json = objectOf(outcome.out);
        QCOMPARE(json["counts"]["clips"].toInt(), 1);
    }

    void oneClassHasNoArea()
    {
        const CommandLine line;
        const QStringList call{"auc", "--scores", line.write("s.npy", npy("<f8", scores)), "--labels",
                               line.write("l.npy", npy("|u1", std::vector<std::uint8_t>(6, 0)))};
        QVERIFY(line.call(call).out.contains("not defined"));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("ofScores");
        QTest::addColumn<QByteArray>("ofLabels");
        QTest::addColumn<QString>("expected");
        const auto good = npy("<f8", scores), truth = npy("|u1", labels);
        QTest::newRow("lengths") << good << npy("|u1", std::vector<std::uint8_t>{1, 0}) << "6 scores and 2 labels";
        QTest::newRow("nan") << npy("<f8", std::vector{0.1, std::nan(""), 0.3, 0.4, 0.5, 0.6}) << truth << "nan as the score of frame 1";
        QTest::newRow("a matrix") << npy("<f8", scores, "(2, 3)") << truth << "2 dimensions";
        QTest::newRow("cut short") << good.chopped(5) << truth << "s.npy";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, ofScores);
        QFETCH(QByteArray, ofLabels);
        QFETCH(QString, expected);
        const CommandLine line;
        const auto outcome = line.call({"auc", "--scores", line.write("s.npy", ofScores), "--labels", line.write("l.npy", ofLabels)});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains(expected), qPrintable(outcome.err));
    }

    void badOptionsExitWithTwo()
    {
        const CommandLine line;
        const QStringList call{"auc", "--scores", line.write("s.npy", npy("<f8", scores)), "--labels", line.write("l.npy", npy("|u1", labels))};
        const auto outcome = line.call(call + QStringList{"--normalisation", "clips"});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("normalisation") && outcome.err.contains("clip"), qPrintable(outcome.err));
    }
};

QTEST_GUILESS_MAIN(TestAuc)
#include "tst_auc.moc"
