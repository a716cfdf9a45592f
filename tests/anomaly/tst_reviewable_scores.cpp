#include <torch/types.h>

#include "anomaly/made_clips.h"
#include "anomaly/reviewable_scores.h"
#include "record/normal_scores.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace transect;
using namespace transect::testing;

namespace {

/// Two persons, the later number first, and a clip without anybody whose truth is not known.
TestClips made()
{
    auto first = walker(9, 0, 16, 1), second = walker(4, 2, 20, 1);
    TestClips test;
    test.clips = {clipOf({first, second}, "01_0001"), clipOf({}, "01_0002")};
    test.frames = {25, 3};
    test.labels = {std::vector<std::uint8_t>(25, 0), std::vector<std::uint8_t>(3, 0)};
    test.labels[0][7] = 1;
    test.isKnown = {true, false};
    test.videos = {"/videos/01_0001.avi", {}};
    return test;
}

} // namespace

class TestReviewableScores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void posesAreThoseThatWereScored()
    {
        const auto record = poseRecordOf(made(), 0);
        QCOMPARE(record.clip, "01_0001");
        QCOMPARE(record.skeleton, "box");
        QCOMPARE(record.joints.size(), 4u);
        QVERIFY(record.bones == skeletonNamed("box").bones);
        QCOMPARE(record.width, 200);
        QCOMPARE(record.height, 100);
        QCOMPARE(record.framesPerSecond, 25.0);
        QCOMPARE(record.frames, 25);
        QCOMPARE(record.video.string(), "/videos/01_0001.avi");
        QCOMPARE(record.places.size(), 36u);
        QVERIFY(record.places.front() == (PosePlace{4, 2}));
        QVERIFY(record.places.back() == (PosePlace{9, 15}));
        QCOMPARE(record.coordinates[0], 10.0f);
        QCOMPARE(record.coordinates[1], 50.0f);
        QCOMPARE(record.coordinates[8], 11.0f); // of the next frame
        QCOMPARE(record.confidences.size(), 36u * 4);
        QVERIFY(record.boxes.empty());
        QCOMPARE(record.abnormal.size(), 25u);
        QCOMPARE(record.abnormal[7], 1);
    }

    void theTruthMayNotBeKnown()
    {
        QVERIFY(poseRecordOf(made(), 1).abnormal.empty());
        auto test = made();
        test.labels.clear();
        test.isKnown.clear();
        QVERIFY(poseRecordOf(test, 0).abnormal.empty());
    }

    void boxesAreKeptWhereAllHaveOne()
    {
        auto first = walker(1, 0, 2, 1), second = walker(2, 0, 1, 1);
        first.boxes = {{1, 2, 3, 4}, {5, 6, 7, 8}};
        auto test = made();
        test.clips[0] = clipOf({first, second}, "01_0001");
        QVERIFY(poseRecordOf(test, 0).boxes.empty());
        second.boxes = {{9, 10, 11, 12}};
        test.clips[0] = clipOf({first, second}, "01_0001");
        QVERIFY(poseRecordOf(test, 0).boxes == (std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
    }

    void eachClipHasItsScoresAndItsPoses()
    {
        const QTemporaryDir temporary;
        const auto folder = std::filesystem::path(temporary.path().toStdString()) / "scores";
        const auto test = made();
        const WindowSet windows(test.clips, {});
        MotionPrior prior;
        prior.s = 0.04;
        writeReviewableScores(folder, test, windows, scoreClips(windows, scoreByMotion(windows, prior), prior, Assignment::LastFrame, test.frames));
        QCOMPARE(listScoreRecords(folder).size(), 2u);
        for (const char* clip : {"01_0001", "01_0002"})
            QCOMPARE(readPoseRecord(poseRecordFile(folder, clip)).frames, readScoreRecord(folder / scoreFileName(clip)).frames());
        QVERIFY(readPoseRecord(poseRecordFile(folder, "01_0002")).places.empty());
    }

    void normalScoresAreWrittenWhereThereAreAny()
    {
        const QTemporaryDir temporary;
        const auto folder = std::filesystem::path(temporary.path().toStdString()) / "scores";
        writeNormalScores(folder, {});
        QVERIFY(!std::filesystem::exists(folder));
        writeNormalScores(folder, {0.5, 1.0 / 3});
        QVERIFY(readNormalScores(normalScoresFile(folder)) == (std::vector<double>{0.5, 1.0 / 3}));
    }
};

QTEST_GUILESS_MAIN(TestReviewableScores)
#include "tst_reviewable_scores.moc"
