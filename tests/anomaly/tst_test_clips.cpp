#include <torch/types.h>

#include "anomaly/made_clips.h"
#include "anomaly/test_clips.h"
#include "record/error_of.h"
#include "record/files.h"
#include "record/npy.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace transect;
using namespace transect::testing;

namespace {

/// The walker of DeepSORT's boxes: one person in `frames` frames.
std::string boxes(int frames)
{
    std::string text = "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1 anomaly\n";
    for (int frame = 0; frame < frames; ++frame)
        text += std::to_string(frame) + " 1 2 " + std::to_string(10 + frame) + " 50 " + std::to_string(30 + frame) + " 90 0\n";
    return text;
}

std::string mask(const std::string& labels)
{
    return npyHeader("|u1", {std::int64_t(labels.size())}) + labels;
}

} // namespace

class TestTestClips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        for (const char* folder : {"tracks", "masks"})
            std::filesystem::create_directory(path(folder));
        writeFile(path("tracks/01_0001.txt"), boxes(20));
        writeFile(path("tracks/01_0002.txt"), boxes(18));
        writeFile(path("masks/01_0001.npy"), mask(std::string(10, '\0') + std::string(15, '\1')));
        writeFile(path("masks/01_0002.npy"), mask(std::string(18, '\0')));
    }

    void withoutMasksAClipEndsWithItsLastPose()
    {
        const auto test = openTestClips({path("tracks"), {}, {}, size(), {}});
        QVERIFY(!test.isLabelled());
        QCOMPARE(test.frames, (std::vector<std::int64_t>{20, 18}));
    }

    void masksGiveLabelsAndLengths()
    {
        const auto test = openTestClips({path("tracks"), path("masks"), {}, size(), {}});
        QVERIFY(test.isLabelled());
        QVERIFY(test.notices.empty());
        QCOMPARE(test.frames, (std::vector<std::int64_t>{25, 18}));
        QCOMPARE(std::accumulate(test.labels[0].begin(), test.labels[0].end(), 0), 15);
    }

    void clipsWithoutTracksCountWithZeros()
    {
        writeFile(path("masks/01_0000.npy"), mask(std::string(30, '\1')));
        const auto test = openTestClips({path("tracks"), path("masks"), {}, size(), {}});
        QCOMPARE(test.clips.size(), 3u);
        QCOMPARE(test.clips[0]->name, "01_0000"); // by name
        QCOMPARE(test.clips[0]->skeleton.name, "box");
        QCOMPARE(test.clips[0]->width, 200);
        QCOMPARE(test.frames, (std::vector<std::int64_t>{30, 25, 18}));
        QCOMPARE(test.notices, (std::vector<std::string>{"1 of 3 masks are of clips without tracks (01_0000), which count with zeros"}));
        const auto evaluation = evaluated(test);
        QCOMPARE(evaluation.counts.clips, 3);
        QCOMPARE(evaluation.counts.clipsWithoutPersons, 1);
        QCOMPARE(evaluation.counts.abnormal, 45);
    }

    void theFileOfOneClipIsScoredAlone()
    {
        const auto test = openTestClips({path("tracks/01_0001.txt"), path("masks"), {}, size(), {}});
        QCOMPARE(test.clips.size(), 1u);
        QCOMPARE(test.notices, (std::vector<std::string>{"1 of 2 masks are of clips without tracks (01_0002), which do not count beside the one that is scored"}));
    }

    void whatTheSubsetLeavesOutNeedsNoMaskAndNoTracks()
    {
        writeFile(path("subset.json"), R"({"name": "HR", "dropped_clips": ["01_2", "01_0003"], "dropped_frames": {"01_0004": [[0, 5]]}})");
        std::filesystem::remove(path("masks/01_0002.npy"));
        writeFile(path("masks/01_0003.npy"), mask("\1"));
        const auto test = openTestClips({path("tracks"), path("masks"), path("subset.json"), size(), {}});
        QCOMPARE(test.clips.size(), 2u);
        QCOMPARE(test.notices, (std::vector<std::string>{"the subset HR names clips that are not there: 01_0004"}));
        QCOMPARE(evaluated(test).counts.clips, 1);
    }

    void refusesMoreFramesThanScoresAreKeptOf()
    {
        for (const auto* name : {"a", "b", "c"})
            writeFile(path(std::string("tracks/") + name + ".txt"), boxes(1) + "16000000 1 2 10 50 30 90 0\n");
        const auto error = errorOf([this] { openTestClips({path("tracks"), {}, {}, size(), {}}); });
        QCOMPARE(error.code, "bad-tracks");
        QCOMPARE(error.path, "clip a");
        QVERIFY2(error.text.starts_with("found 16000001 frames, with poses up to frame 16000000, and 48000041 in all clips"), error.text.c_str());
    }

    void evaluatesTheSubset()
    {
        writeFile(path("subset.json"), R"({"name": "first", "dropped_clips": ["01_0002"], "dropped_frames": {"01_0001": [[0, 5]]}})");
        const auto test = openTestClips({path("tracks"), path("masks"), path("subset.json"), size(), {}});
        const WindowSet windows(test.clips, {});
        const auto records = scoreClips(windows, {ScoreOf::Motion, std::vector<double>(std::size_t(windows.size()), 1), {}}, MotionPrior(), Assignment::LastFrame, test.frames);
        EvaluationOptions options;
        options.sigma = 0;
        const auto evaluation = evaluateScores(test, records, options);
        QCOMPARE(evaluation.counts.clips, 1);
        QCOMPARE(evaluation.counts.frames, 20);
        QCOMPARE(evaluation.counts.abnormal, 15);
        QCOMPARE(evaluation.counts.scoredFrames, 5); // windows end in frames 14 to 18
        // Frames 14 to 18, all abnormal, score 1, the other ten abnormal ones and the five normal ones 0.
        QCOMPARE(evaluation.auc.value, (5 * 5 + 10 * 5 * 0.5) / (15 * 5));
    }

    void refusesClipsWithoutMask()
    {
        std::filesystem::remove(path("masks/01_0002.npy"));
        QCOMPARE(errorOf([this] { openTestClips({path("tracks"), path("masks"), {}, size(), {}}); }).code, "bad-masks");
    }

    void refusesClipsOfOneFile()
    {
        writeFile(path("tracks/a b.txt"), boxes(20));
        writeFile(path("tracks/a-b.txt"), boxes(20));
        const auto error = errorOf([this] { openTestClips({path("tracks"), {}, {}, size(), {}}); });
        QCOMPARE(error.code, "bad-tracks");
        QVERIFY2(error.text.find("a-b.safetensors") != std::string::npos, error.text.c_str());
    }

private:
    /// Of windows that all score 1.
    static FrameEvaluation evaluated(const TestClips& test)
    {
        const WindowSet windows(test.clips, {});
        const WindowScores scores{ScoreOf::Motion, std::vector<double>(std::size_t(windows.size()), 1), {}};
        return evaluateScores(test, scoreClips(windows, scores, MotionPrior(), Assignment::LastFrame, test.frames), {});
    }
    static ClipOptions size()
    {
        ClipOptions options;
        options.width = 200;
        options.height = 100;
        return options;
    }
    std::filesystem::path path(const std::string& name) const { return std::filesystem::path(m_temporary->path().toStdString()) / name; }
    std::unique_ptr<QTemporaryDir> m_temporary;
};

QTEST_GUILESS_MAIN(TestTestClips)
#include "tst_test_clips.moc"
