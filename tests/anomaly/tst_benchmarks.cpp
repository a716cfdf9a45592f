#include <torch/types.h>

#include "anomaly/made_clips.h"
#include "anomaly/test_clips.h"

#include <QtTest>

#include "support/near.h"
#include "support/shared_data.h"

using namespace transect;
using namespace transect::testing;

namespace {

/// The score of a window by its mean speed alone.
WindowScores meanSpeeds(const WindowSet& windows)
{
    WindowScores result;
    std::vector<double> speeds(7);
    for (std::int64_t window = 0; window < windows.size(); ++window) {
        windows.fillSpeeds(window, speeds);
        result.scores.push_back(std::accumulate(speeds.begin(), speeds.end(), 0.0) / 7);
    }
    return result;
}

EvaluationOptions how(Normalisation normalisation, double sigma)
{
    EvaluationOptions options;
    options.normalisation = normalisation;
    options.sigma = sigma;
    options.smoothingOver = SmoothingOver::Concatenation;
    options.resamples = 0;
    return options;
}

/// Frame scores of a benchmark's clips by `score`.
class Benchmark {
public:
    Benchmark(TestClips clips, const WindowOptions& options)
        : test(std::move(clips))
        , windows(test.clips, options)
    {
    }

    FrameEvaluation evaluate(const WindowScores& scores, Normalisation normalisation, double sigma) const
    {
        return evaluateScores(test, scoreClips(windows, scores, MotionPrior(), Assignment::LastFrame, test.frames), how(normalisation, sigma));
    }

    FrameEvaluation motion(double s, Normalisation normalisation, double sigma, bool oneSided = false) const
    {
        MotionPrior prior;
        prior.s = s;
        prior.oneSided = oneSided;
        return evaluate(scoreByMotion(windows, prior), normalisation, sigma);
    }

    TestClips test;
    WindowSet windows;
};

TestPlaces placesOf(const char* tracks, const char* masks, int width = 0, int height = 0)
{
    TestPlaces places;
    places.tracks = sharedData("pose") / tracks;
    places.masks = sharedData("pose") / masks;
    places.clips.width = width;
    places.clips.height = height;
    return places;
}

TestPlaces shanghaiTech()
{
    return placesOf("akanuasiegbu_Leveraging-Trajectory/output_deepsort/st/test_txt", "orhir_STG-NF/data/ShanghaiTech/gt/test_frame_mask", 856, 480);
}

WindowOptions asReleased()
{
    WindowOptions options;
    options.lastStart = false;
    return options;
}

/// The prior fitted to the folder "train" beside the tracks, as for training: tracks of 32 frames, every third window.
MotionPrior fittedBeside(const TestPlaces& places)
{
    WindowOptions options;
    options.shortestTrack = 32;
    options.hop = 3;
    return fitted(MotionPrior(), WindowSet(openClips(places.tracks.parent_path() / "train", places.clips), options));
}

} // namespace

/// The numbers that this method is known to give on real tracks, to their digits.
class TestBenchmarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (sharedData("pose").empty())
            QSKIP("this machine has no real tracks: ../shared/data/pose, or $TRANSECT_SHARED_DATA");
    }

    void shanghaiTechBoxes()
    {
        const Benchmark benchmark(openTestClips(shanghaiTech()), {});
        constexpr double s = 0.0354;
        const auto raw = benchmark.motion(s, Normalisation::None, 0);
        QCOMPARE(raw.counts.clips, 107);
        QCOMPARE(raw.counts.frames, 40791);
        QCOMPARE(raw.counts.abnormal, 17326);
        QCOMPARE(raw.counts.clipsOfBothClasses, 106);
        COMPARE_NEAR(raw.auc.value, 0.7493, 5e-5);
        COMPARE_NEAR(raw.macroAuc.value, 0.7691, 5e-5);
        COMPARE_NEAR(benchmark.motion(s, Normalisation::Clip, 0).auc.value, 0.7515, 5e-5);
        COMPARE_NEAR(benchmark.motion(s, Normalisation::None, 20).auc.value, 0.8023, 5e-5);
        COMPARE_NEAR(benchmark.motion(s, Normalisation::Clip, 20).auc.value, 0.8049, 5e-5);
        COMPARE_NEAR(benchmark.motion(s, Normalisation::Clip, 20, true).auc.value, 0.8012, 5e-5);
        const Benchmark released(benchmark.test, asReleased());
        QCOMPARE(released.windows.size(), 120906);
        COMPARE_NEAR(released.motion(s, Normalisation::None, 20).auc.value, 0.8019, 5e-5);
        const auto speeds = meanSpeeds(benchmark.windows);
        COMPARE_NEAR(benchmark.evaluate(speeds, Normalisation::None, 20).auc.value, 0.7937, 5e-5);
        COMPARE_NEAR(benchmark.evaluate(speeds, Normalisation::Clip, 20).auc.value, 0.7843, 5e-5);
    }

    void shanghaiTechSubset()
    {
        auto places = shanghaiTech();
        places.subset = TRANSECT_SOURCE_DIR "/resources/subsets/hr-shanghaitech.json";
        const Benchmark benchmark(openTestClips(places), {});
        const auto subset = benchmark.motion(0.0354, Normalisation::None, 20);
        QCOMPARE(subset.counts.clips, 101);
        COMPARE_NEAR(subset.auc.value, 0.8204, 5e-5);
    }

    void shanghaiTechTraining()
    {
        auto places = shanghaiTech();
        places.tracks = places.tracks.parent_path() / "train_txt";
        const WindowSet windows(openClips(places.tracks, places.clips), {});
        QCOMPARE(windows.clips().size(), 330u);
        QCOMPARE(windows.size(), 748810);
        COMPARE_NEAR(fitted(MotionPrior(), windows).s, 0.0354, 5e-5);
    }

    void avenueBoxes()
    {
        const Benchmark benchmark(openTestClips(placesOf("akanuasiegbu_Leveraging-Trajectory/output_deepsort/avenue/test_txt", "cr3ux53c_Avenue-Dataset/frame_mask_npy", 640, 360)), {});
        const auto evaluation = benchmark.motion(0.0161, Normalisation::Clip, 20);
        QCOMPARE(evaluation.counts.clips, 21);
        QCOMPARE(evaluation.counts.frames, 15324);
        QCOMPARE(evaluation.counts.abnormal, 3712);
        COMPARE_NEAR(evaluation.auc.value, 0.5721, 5e-5);
        COMPARE_NEAR(benchmark.motion(0.0354, Normalisation::Clip, 20).auc.value, 0.6442, 5e-5);
    }

    void avenuePoses()
    {
        const auto places = placesOf("derived_avenue_subset_poses/test", "derived_avenue_subset_poses/gt", 640, 360);
        COMPARE_NEAR(fittedBeside(places).s, 0.0276, 5e-5);
        const Benchmark benchmark(openTestClips(places), asReleased());
        QCOMPARE(benchmark.windows.size(), 10097);
        const auto evaluation = benchmark.motion(0.0276, Normalisation::None, 20);
        QCOMPARE(evaluation.counts.frames, 1353);
        QCOMPARE(evaluation.counts.abnormal, 1061);
        COMPARE_NEAR(double(evaluation.counts.scoredFrames) / 1353, 0.929, 5e-4);
        COMPARE_NEAR(evaluation.auc.value, 0.6445, 5e-5);
        COMPARE_NEAR(benchmark.motion(0.0276, Normalisation::Clip, 20).auc.value, 0.6661, 5e-5);
    }

    /// Clips of one class each, from many cameras: dividing by the largest score of a clip takes away what tells them apart.
    void fightPoses()
    {
        const auto places = placesOf("derived_fight_poses/test", "derived_fight_poses/gt");
        const auto prior = fittedBeside(places);
        const Benchmark benchmark(openTestClips(places), asReleased());
        QCOMPARE(benchmark.windows.size(), 18242);
        const auto evaluation = benchmark.motion(prior.s, Normalisation::None, 0);
        QCOMPARE(evaluation.counts.clips, 200);
        QCOMPARE(evaluation.counts.frames, 11660);
        QCOMPARE(evaluation.counts.abnormal, 8943);
        COMPARE_NEAR(double(evaluation.counts.scoredFrames) / 11660, 0.575, 5e-4);
        COMPARE_NEAR(evaluation.auc.value, 0.557, 1e-3);
        COMPARE_NEAR(benchmark.motion(prior.s, Normalisation::Clip, 0).auc.value, 0.515, 1e-3);
    }
};

QTEST_GUILESS_MAIN(TestBenchmarks)
#include "tst_benchmarks.moc"
