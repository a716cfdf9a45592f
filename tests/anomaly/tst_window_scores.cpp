#include <torch/types.h>

#include "anomaly/made_clips.h"
#include "anomaly/window_scores.h"
#include "record/error_of.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;
using namespace transect::testing;

namespace {

MotionPrior knownPrior()
{
    MotionPrior prior;
    prior.s = 0.04;
    return prior;
}

/// Gives its input back, each number changed by `shift`.
Reconstruction shifted(float shift)
{
    return [shift](std::span<const float> inputs, std::span<float> outputs) {
        std::ranges::transform(inputs, outputs.begin(), [shift](float input) { return input + shift; });
    };
}

} // namespace

class TestWindowScores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fusesPoses_data()
    {
        QTest::addColumn<int>("fusion");
        QTest::addColumn<float>("expected");
        QTest::newRow("divide") << int(Fusion::Divide) << 40.0f;
        QTest::newRow("multiply") << int(Fusion::Multiply) << 10.0f;
        QTest::newRow("add") << int(Fusion::Add) << 70.0f;
        QTest::newRow("none") << int(Fusion::None) << 20.0f;
    }
    void fusesPoses()
    {
        QFETCH(int, fusion);
        QFETCH(float, expected);
        auto prior = knownPrior();
        prior.c = 0.04 * std::exp(-0.5) * 3.5; // g(s) = 0.7 / 3.5 + 0.3 = 0.5
        std::vector<float> poses(3 * 2 * 2, 20);
        MotionEmbedder{prior, Fusion(fusion)}.embed(poses, std::vector{0.04, 0.04});
        for (const float coordinate : poses)
            COMPARE_NEAR(coordinate, expected, 1e-4);
    }

    /// T - 1 speeds serve T poses: the last pose takes that of the one before.
    void fusesEachPoseWithItsSpeed()
    {
        const auto prior = knownPrior();
        std::vector<float> poses(3 * 2, 20);
        MotionEmbedder{prior, Fusion::Divide}.embed(poses, std::vector{0.04, 0.1});
        COMPARE_NEAR(poses[0], 20, 1e-4);
        COMPARE_NEAR(poses[2], 20 / prior.guard(0.1), 1e-4);
        COMPARE_NEAR(poses[4], 20 / prior.guard(0.1), 1e-4);
    }

    void truncatesSamplesAfterTheirFusion()
    {
        auto track = walker(1, 0, 16, 0); // standing: g = 0.3
        track.joints[2] = {25, 77, 1};    // 25 and 17.5 hundredths from the centre
        for (const bool quantise : {true, false}) {
            WindowOptions options;
            options.quantise = quantise;
            const WindowSet windows({clipOf({track})}, options);
            std::vector<float> input(64), target(64), weights(32);
            fillSample(windows, 0, {knownPrior(), Fusion::Divide}, input, target, weights);
            COMPARE_NEAR(target[5], quantise ? 17 : 17.5, 1e-5);
            COMPARE_NEAR(input[5], quantise ? 58 : 17.5 / 0.3, 1e-4); // of 58.33
            COMPARE_NEAR(input[0], quantise ? -166 : -50 / 0.3, 1e-4);
            COMPARE_NEAR(weights[7], 0.25, 0);
        }
    }

    void fusionIsAParameter()
    {
        for (const auto fusion : {Fusion::Divide, Fusion::Multiply, Fusion::Add, Fusion::None})
            QCOMPARE(fusionNamed(nameOf(fusion)), fusion);
        QCOMPARE(errorOf([] { fusionNamed("devide"); }).hint, "did you mean \"divide\"?");
    }

    /// The mean of 1 / g over the seven speeds.
    void scoresMotion()
    {
        auto track = walker(1, 0, 16, 1); // 0.04 box sizes a step: g = 1
        for (std::size_t pose = 14; pose < 16; ++pose)
            std::ranges::copy(corners(200, 50, 20, 40), track.joints.begin() + std::ptrdiff_t(4 * pose)); // a leap: g = 0.3
        const auto scores = scoreByMotion(WindowSet({clipOf({track, walker(2, 0, 16, 0)})}, {}), knownPrior());
        QCOMPARE(scores.of, ScoreOf::Motion);
        QCOMPARE(scores.scores.size(), 2u);
        COMPARE_NEAR(scores.scores[0], (6 + 1 / 0.3) / 7, 1e-6);
        COMPARE_NEAR(scores.scores[1], 1 / 0.3, 1e-12);
        QVERIFY(scores.jointErrors.empty());
    }

    void scoresReconstructions_data()
    {
        QTest::addColumn<int>("norm");
        QTest::addColumn<double>("expected");
        QTest::newRow("L1") << int(ErrorNorm::L1) << 6.0;
        QTest::newRow("L2") << int(ErrorNorm::L2) << 3 * std::sqrt(2.0);
    }
    void scoresReconstructions()
    {
        QFETCH(int, norm);
        QFETCH(double, expected);
        const WindowSet windows({clipOf({walker(1, 0, 20, 1)})}, {});
        const auto scores = scoreByReconstruction(windows, ScoreOf::Poses, {knownPrior(), Fusion::Divide}, ErrorNorm(norm), 2, shifted(3));
        QCOMPARE(scores.scores.size(), 5u);
        QCOMPARE(scores.jointErrors.size(), 20u);
        for (const double score : scores.scores)
            COMPARE_NEAR(score, expected, 1e-6);
        for (const double error : scores.jointErrors)
            COMPARE_NEAR(error, expected, 1e-5);
    }

    void tellsJointsApart()
    {
        const WindowSet windows({clipOf({walker(1, 0, 17, 1)})}, {});
        const auto lifted = [](std::span<const float> inputs, std::span<float> outputs) {
            std::ranges::copy(inputs, outputs.begin());
            for (std::size_t i = 2; i < outputs.size(); i += 8)
                outputs[i] += i < 64 ? 8 : 16; // x of joint 1 in every pose; more in the second window
        };
        const auto scores = scoreByReconstruction(windows, ScoreOf::Poses, {knownPrior(), Fusion::Divide}, ErrorNorm::L1, 10, lifted);
        QCOMPARE(scores.jointErrors, (std::vector<float>{0, 8, 0, 0, 0, 16, 0, 0}));
        QCOMPARE(scores.scores, (std::vector<double>{2, 4}));
    }

    void keepsWhatBecameOfTheLastPose()
    {
        const WindowSet windows({clipOf({walker(1, 0, 18, 1)})}, {});
        const auto numbered = [](std::span<const float>, std::span<float> outputs) { std::iota(outputs.begin(), outputs.end(), 0.0f); };
        const auto scores = scoreByReconstruction(windows, ScoreOf::Poses, {knownPrior(), Fusion::Divide}, ErrorNorm::L1, 2, numbered);
        QCOMPARE(scores.lastPoses.size(), 3u * 8);
        // 8 poses of 4 joints: the last one begins with number 56 of the first window, and the third window is a batch of its own.
        QCOMPARE((std::vector<float>(scores.lastPoses.begin(), scores.lastPoses.begin() + 2)), (std::vector<float>{56, 57}));
        QCOMPARE(scores.lastPoses[8], 64.0f + 56);
        QCOMPARE(scores.lastPoses[23], 63.0f);
        QVERIFY(scoreByMotion(windows, knownPrior()).lastPoses.empty());
    }

    /// Both gives the network fused poses to reconstruct the plain ones from, Poses the plain ones.
    void bothFusesAndPosesDoesNot()
    {
        const WindowSet windows({clipOf({walker(1, 0, 16, 0)})}, {}); // g = 0.3: 50 becomes 166
        const MotionEmbedder embedder{knownPrior(), Fusion::Divide};
        QCOMPARE(scoreByReconstruction(windows, ScoreOf::Poses, embedder, ErrorNorm::L1, 8, shifted(0)).scores, std::vector<double>{0});
        QCOMPARE(scoreByReconstruction(windows, ScoreOf::Both, embedder, ErrorNorm::L1, 8, shifted(0)).scores, std::vector<double>{232});
        const MotionEmbedder unfused{knownPrior(), Fusion::None};
        QCOMPARE(scoreByReconstruction(windows, ScoreOf::Both, unfused, ErrorNorm::L1, 8, shifted(0)).scores, std::vector<double>{0});
    }

    void givesWholeBatchesAndTheRest()
    {
        const WindowSet windows({clipOf({walker(1, 0, 20, 1)})}, {});
        std::vector<std::size_t> sizes;
        const auto counting = [&sizes](std::span<const float> inputs, std::span<float> outputs) {
            sizes.push_back(inputs.size());
            std::ranges::fill(outputs, 0);
        };
        scoreByReconstruction(windows, ScoreOf::Both, {knownPrior(), Fusion::Divide}, ErrorNorm::L1, 3, counting);
        QCOMPARE(sizes, (std::vector<std::size_t>{3 * 64, 2 * 64}));
    }

    void refusesOutputsThatAreNotFinite()
    {
        const WindowSet windows({clipOf({walker(5, 0, 16, 1)})}, {});
        const auto error = errorOf([&] { scoreByReconstruction(windows, ScoreOf::Both, {knownPrior(), Fusion::Divide}, ErrorNorm::L1, 3, shifted(NAN)); });
        QCOMPARE(error.code, "bad-scores");
        QCOMPARE(error.path, "clip 01_0001");
        QVERIFY(error.text.find("person 5") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestWindowScores)
#include "tst_window_scores.moc"
