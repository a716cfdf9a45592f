#include <torch/types.h>

#include "anomaly/clip_scores.h"
#include "anomaly/made_clips.h"
#include "data/random.h"
#include "record/error_of.h"

#include <QTemporaryDir>
#include <QtTest>

#include "support/near.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

/// Two persons of 17 and 16 frames: windows end at frames 14, 15 and 24; then a clip without anybody.
WindowSet threeWindows()
{
    return WindowSet({clipOf({walker(1, 0, 17, 1), walker(2, 10, 16, 1)}, "01_0001"), clipOf({}, "01_0002")}, {});
}

MotionPrior prior()
{
    MotionPrior known;
    known.s = 0.04;
    return known;
}

std::vector<ScoreRecord> scored(Assignment assignment, std::vector<double> scores = {2, 1, 3}, std::vector<std::int64_t> frames = {30, 4})
{
    return scoreClips(threeWindows(), {ScoreOf::Motion, std::move(scores), {}}, prior(), assignment, frames);
}

} // namespace

class TestClipScores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lastFramesTakeTheScores()
    {
        const auto records = scored(Assignment::LastFrame);
        QCOMPARE(records.size(), 2u);
        std::vector<double> expected(30);
        expected[14] = 2;
        expected[15] = 1;
        expected[24] = 3;
        QCOMPARE(records[0].frameScores, expected);
        QCOMPARE(records[1].frameScores, std::vector<double>(4));
        QVERIFY(records[1].windows.empty());
    }

    void spreadScoresReachAllFramesOfTheirWindow()
    {
        const auto records = scored(Assignment::Spread);
        std::vector<double> expected(30);
        std::fill(expected.begin(), expected.begin() + 15, 2);
        expected[15] = 1;
        std::fill(expected.begin() + 10, expected.begin() + 25, 3);
        QCOMPARE(records[0].frameScores, expected);
    }

    void recordsWhatExplainsThem()
    {
        const auto windows = threeWindows();
        WindowScores scores{ScoreOf::Both, {2, 1, 3}, {}};
        for (int i = 0; i < 12; ++i)
            scores.jointErrors.push_back(float(i));
        const auto records = scoreClips(windows, scores, prior(), Assignment::LastFrame, std::vector<std::int64_t>{30, 4}, "epoch-0003");
        const auto& record = records[0];
        QCOMPARE(record.clip, "01_0001");
        QCOMPARE(record.checkpoint, "epoch-0003");
        QCOMPARE(record.scores, "both");
        QCOMPARE(record.skeleton, "box");
        QCOMPARE(record.joints.size(), 4u);
        QCOMPARE(record.length, 8);
        QCOMPARE(record.stride, 2);
        QCOMPARE(record.width, 200);
        QCOMPARE(record.height, 100);
        QCOMPARE(record.framesPerSecond, 25.0);
        QCOMPARE(motionPriorFromJson(record.prior), prior());
        QCOMPARE(record.windows, (std::vector<ScoredWindow>{{1, 0, 14, 2}, {1, 1, 15, 1}, {2, 10, 24, 3}}));
        QCOMPARE(record.jointErrors, scores.jointErrors);
        auto explained = record;
        addMotion(explained, windows, 0, prior());
        QCOMPARE(explained.speeds.size(), 21u);
        COMPARE_NEAR(explained.speeds[20], 0.04, 1e-6);
        QCOMPARE(explained.guards.size(), 21u);
        COMPARE_NEAR(explained.guards[20], 1, 1e-6);
        QVERIFY(records[1].jointErrors.empty());
    }

    /// A network that returns its input: what it made of a pose lies on the pose, but for the digits that quantising drops.
    void reconstructionsLieOnThePose_data()
    {
        QTest::addColumn<bool>("quantise");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("quantised") << true << 1.0;
        QTest::newRow("exact") << false << 1e-3;
    }
    void reconstructionsLieOnThePose()
    {
        QFETCH(bool, quantise);
        QFETCH(double, tolerance);
        WindowOptions options;
        options.quantise = quantise;
        auto first = walker(1, 0, 17, 3), second = walker(2, 10, 16, 1);
        first.joints[4 * 14 + 1] = {60.37f, 71.9f, 0.5f}; // within the box of the pose in frame 14
        const WindowSet windows({clipOf({first, second}), clipOf({}, "01_0002")}, options);
        const auto same = [](std::span<const float> inputs, std::span<float> outputs) { std::ranges::copy(inputs, outputs.begin()); };
        const auto scores = scoreByReconstruction(windows, ScoreOf::Poses, {prior(), Fusion::Divide}, ErrorNorm::L1, 2, same);
        const auto records = scoreClips(windows, scores, prior(), Assignment::LastFrame, std::vector<std::int64_t>{30, 4}, "epoch-0001");
        QCOMPARE(records[0].reconstructions.size(), 3u * 4 * 2);
        QVERIFY(records[1].reconstructions.empty());
        for (std::size_t window = 0; window < 3; ++window) {
            const auto& scored = records[0].windows[window];
            const auto& track = scored.person == 1 ? first : second;
            const auto pose = track.pose(scored.lastFrame - track.frames.front(), 4);
            for (std::size_t joint = 0; joint < 4; ++joint) {
                COMPARE_NEAR(records[0].reconstructions[8 * window + 2 * joint], pose[joint].x, tolerance);
                COMPARE_NEAR(records[0].reconstructions[8 * window + 2 * joint + 1], pose[joint].y, tolerance);
            }
        }
        QVERIFY(scored(Assignment::LastFrame)[0].reconstructions.empty());
    }

    void refusesPosesBehindTheClip()
    {
        const auto error = errorOf([] { scored(Assignment::LastFrame, {2, 1, 3}, {24, 4}); });
        QCOMPARE(error.code, "bad-tracks");
        QCOMPARE(error.path, "clip 01_0001");
        QVERIFY2(error.text.find("person 2 in frame 24") != std::string::npos, error.text.c_str());
    }

    void knowsTheLengthOfAClip()
    {
        auto clip = clipOf({walker(1, 5, 20, 1)});
        QCOMPARE(framesOf(*clip), 25);
        clip->frameCount = 40;
        QCOMPARE(framesOf(*clip), 40);
        QCOMPARE(framesOf(*clipOf({})), 0);
    }

    /// A window's score may be 0: what tells a scored frame is its window.
    void marksTheScoredFrames()
    {
        const auto records = scored(Assignment::LastFrame, {2, 0, 3});
        const auto clip = evaluatedClip(records[0], std::vector<std::uint8_t>(30, 1), {});
        QCOMPARE(clip.name, "01_0001");
        QCOMPARE(clip.scores, records[0].frameScores);
        QCOMPARE(std::accumulate(clip.scored.begin(), clip.scored.end(), 0), 3);
        QVERIFY(clip.scored[14] && clip.scored[15] && clip.scored[24]);
    }

    void agreesWithNumPy()
    {
        if (!hasPython())
            QSKIP("there is no .venv with NumPy");
        // Five persons who wander, in boxes that change, some of them thin; not seen in every seventh frame.
        Random random(3);
        std::vector<Track> tracks;
        QByteArray text = "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1 anomaly\n";
        for (std::int64_t person = 1; person <= 5; ++person) {
            Track track{person, {}, {}, {}, {}};
            int x = 50, y = 50;
            for (std::int64_t frame = person; frame < 60 + 10 * person; ++frame) {
                x += int(random.below(9)) - 4, y += int(random.below(5)) - 2;
                const int width = random.chance(0.01) ? 0 : 10 + int(random.below(4)), height = 30 + int(random.below(8));
                if (frame % 7 == 0)
                    continue;
                track.frames.push_back(frame);
                const auto pose = corners(float(x), float(y), float(width), float(height));
                track.joints.insert(track.joints.end(), pose.begin(), pose.end());
                text += QString("%1 %2 2 %3 %4 %5 %6 0\n").arg(frame).arg(person).arg(x).arg(y).arg(x + width).arg(y + height).toUtf8();
            }
            tracks.push_back(std::move(track));
        }
        QTemporaryDir folder;
        QFile file(folder.filePath("01_001.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush());
        const auto numbers = python(R"(
import pathlib, sys
sys.path.insert(0, sys.argv[1])
import reference_scoring as reference
for last_start in (True, False):
    speeds, frames, persons = reference.windows_of(reference.read_boxes(pathlib.Path(sys.argv[2])), 200, 100, last_start=last_start)
    print(len(frames), *reference.frame_scores((1 / reference.guard(speeds, 0.04)).mean(1), frames, 120))
)", {TRANSECT_SOURCE_DIR "/tests/anomaly", file.fileName()});
        QCOMPARE(numbers.size(), 2 * 121);
        auto expected = numbers.begin();
        const auto clip = clipOf(std::move(tracks));
        for (const bool lastStart : {true, false}) {
            WindowOptions options;
            options.lastStart = lastStart;
            const WindowSet windows({clip}, options);
            const auto records = scoreClips(windows, scoreByMotion(windows, prior()), prior(), Assignment::LastFrame, std::vector<std::int64_t>{120});
            QVERIFY(windows.size() > 100);
            QCOMPARE(windows.size(), std::int64_t(*expected++));
            for (const double score : records[0].frameScores)
                COMPARE_NEAR(score, *expected++, 1e-6);
        }
    }

    void optionsAreParameters()
    {
        QCOMPARE(scoringOptionsFromJson(nullptr), ScoringOptions());
        const ScoringOptions options{ErrorNorm::L2, Assignment::Spread};
        QCOMPARE(scoringOptionsFromJson(toJson(options)), options);
        QCOMPARE(errorOf([] { scoringOptionsFromJson({{"assignment", "first"}}, "scoring"); }).path, "scoring.assignment");
    }
};

QTEST_GUILESS_MAIN(TestClipScores)
#include "tst_clip_scores.moc"
