#include "analysis/frame_evaluation.h"

#include <cmath>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>

#include <QtTest>

#include "analysis/detection_curves.h"
#include "analysis/gaussian_smoothing.h"
#include "analysis/statistics.h"
#include "record/error_of.h"
#include "record/json.h"
#include "support/near.h"
#include "support/shared_data.h"

using namespace transect;
using namespace transect::testing;

namespace {

const EvaluationOptions raw{Normalisation::None, 0, SmoothingOver::Clip, 0};

/// Scores with `frames` frames, the middle third abnormal and `lift` higher.
EvaluatedClip drawn(const std::string& name, int frames, double lift, std::mt19937_64& random)
{
    EvaluatedClip clip{name, {}, {}, {}, {}};
    for (int i = 0; i < frames; ++i) {
        clip.labels.push_back(i >= frames / 3 && i < 2 * frames / 3);
        clip.scores.push_back(double(random() >> 11) * 0x1p-53 + lift * clip.labels.back());
    }
    return clip;
}

std::vector<EvaluatedClip> benchmark(int clips, int frames)
{
    std::mt19937_64 random(5);
    std::vector<EvaluatedClip> list;
    for (int i = 0; i < clips; ++i)
        list.push_back(drawn((i % 3 == 0 ? "01_" : "02_") + std::to_string(1000 + i), frames, 0.1 * (i % 5), random));
    return list;
}

double aucOf(const std::vector<EvaluatedClip>& clips)
{
    std::vector<double> scores;
    std::vector<std::uint8_t> labels;
    for (const auto& clip : clips) {
        scores.insert(scores.end(), clip.scores.begin(), clip.scores.end());
        labels.insert(labels.end(), clip.labels.begin(), clip.labels.end());
    }
    return rocAuc(detectionCurve(scores, labels));
}

/// The clips of a table "clip,frame,gt,anomaly".
std::vector<EvaluatedClip> readTable(const std::filesystem::path& path)
{
    std::vector<EvaluatedClip> clips;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::string name, frame, label, score;
        std::getline(cells, name, ',');
        std::getline(cells, frame, ',');
        std::getline(cells, label, ',');
        std::getline(cells, score, ',');
        if (clips.empty() || clips.back().name != name)
            clips.push_back({name, {}, {}, {}, {}});
        clips.back().labels.push_back(label != "0");
        clips.back().scores.push_back(std::stod(score));
    }
    return clips;
}

} // namespace

class TestFrameEvaluation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scenesOfNames()
    {
        QCOMPARE(sceneOf("01_0014"), "01");
        QCOMPARE(sceneOf("abnormal_scene_10_scenario_3"), "10");
        QCOMPARE(sceneOf("1_1050000"), "1");
        for (const auto* name : {"", "07", "_0014", "fi012_x", "scene_", "scene_4"})
            QCOMPARE(sceneOf(name), "");
    }

    void countsAndFigures()
    {
        auto clips = benchmark(7, 30);
        clips[2].labels.assign(30, 0);
        clips[3].scores.assign(30, 0);
        clips[3].scored.assign(30, 0);
        clips[4].scored.assign(30, 1);
        clips[4].scored[3] = 0;
        const auto found = evaluateFrames(clips, raw);
        QVERIFY((found.counts == FrameCounts{7, 6, 1, 210, 60, 210 - 31}));
        COMPARE_NEAR(found.auc.value, aucOf(clips), 1e-15);
        std::vector<double> areas;
        for (const auto& clip : clips) {
            if (&clip != &clips[2])
                areas.push_back(aucOf({clip}));
        }
        QCOMPARE(areas[2], 0.5); // the clip without persons counts
        COMPARE_NEAR(found.macroAuc.value, mean(areas), 1e-14);
        QVERIFY(!found.auc.interval && !found.macroAuc.interval);
        QCOMPARE(found.scenes.size(), std::size_t(2));
        QCOMPARE(found.scenes[0].scene, "01");
        QCOMPARE(found.scenes[0].counts.clips, 3);
        COMPARE_NEAR(found.scenes[0].auc.value, aucOf({clips[0], clips[3], clips[6]}), 1e-15);
        QCOMPARE(found.scenes[1].counts.frames, 120);
    }

    void oneSceneIsNone()
    {
        std::mt19937_64 random(1);
        QVERIFY(evaluateFrames({drawn("01_1", 30, 0.5, random), drawn("01_2", 30, 0.5, random)}, raw).scenes.empty());
        QVERIFY(evaluateFrames({drawn("first", 30, 0.5, random), drawn("second", 30, 0.5, random)}, raw).scenes.empty());
    }

    void normalisation()
    {
        const std::vector<EvaluatedClip> clips{{"a", {1, 2, 4}, {0, 0, 1}, {}, {}}, {"b", {0, 0}, {0, 1}, {}, {}}, {"c", {-3, 8}, {0, 1}, {}, {}}, {"d", {}, {}, {}, {}}};
        auto options = raw;
        using Scores = std::vector<std::vector<double>>;
        QVERIFY((preparedScores(clips, options) == Scores{{1, 2, 4}, {0, 0}, {-3, 8}, {}}));
        options.normalisation = Normalisation::Clip;
        QVERIFY((preparedScores(clips, options) == Scores{{0.25, 0.5, 1}, {0, 0}, {-0.375, 1}, {}}));
        options.normalisation = Normalisation::Global;
        QVERIFY((preparedScores(clips, options) == Scores{{0.125, 0.25, 0.5}, {0, 0}, {-0.375, 1}, {}}));
    }

    void smoothing()
    {
        const auto clips = benchmark(3, 50);
        auto options = raw;
        options.sigma = 5;
        const auto alone = preparedScores(clips, options);
        QCOMPARE(alone[1], gaussianSmooth(clips[1].scores, 5));
        options.smoothingOver = SmoothingOver::Concatenation;
        const auto together = preparedScores(clips, options);
        std::vector<double> all;
        for (const auto& clip : clips)
            all.insert(all.end(), clip.scores.begin(), clip.scores.end());
        const auto smooth = gaussianSmooth(all, 5);
        QCOMPARE(together[1], std::vector(smooth.begin() + 50, smooth.begin() + 100));
        QVERIFY(together[1].front() != alone[1].front()); // leaks across the border
    }

    /// Frames are cut after smoothing: what was dropped still reached its neighbours.
    void subsets()
    {
        auto clips = benchmark(4, 40);
        auto options = raw;
        options.sigma = 3;
        const auto smooth = preparedScores(clips, options);
        clips[1].kept.assign(40, 0);
        clips[2].kept.assign(40, 1);
        std::fill_n(clips[2].kept.begin(), 10, 0);
        auto cut = clips;
        for (std::size_t i = 0; i < cut.size(); ++i)
            cut[i].scores = smooth[i];
        cut[2].scores.erase(cut[2].scores.begin(), cut[2].scores.begin() + 10);
        cut[2].labels.erase(cut[2].labels.begin(), cut[2].labels.begin() + 10);
        cut.erase(cut.begin() + 1);
        const auto found = evaluateFrames(clips, options);
        QCOMPARE(found.auc.value, aucOf(cut));
        QCOMPARE(found.counts.clips, 3);
        QCOMPARE(found.counts.frames, 110);
        QCOMPARE(found.counts.scoredFrames, 110);
    }

    /// Against an interval by brute force: the figures of lists that are put together clip by clip.
    void intervalsAreThoseOfWholeClips()
    {
        const auto clips = benchmark(12, 60);
        auto options = raw;
        options.resamples = 2000;
        const auto found = evaluateFrames(clips, options);
        std::mt19937_64 random(99);
        std::vector<double> auc, macro;
        for (int resample = 0; resample < 2000; ++resample) {
            std::vector<EvaluatedClip> drawnClips;
            std::vector<double> areas;
            for (std::size_t i = 0; i < clips.size(); ++i) {
                drawnClips.push_back(clips[random() % clips.size()]);
                areas.push_back(aucOf({drawnClips.back()}));
            }
            auc.push_back(aucOf(drawnClips));
            macro.push_back(mean(areas));
        }
        const double width = quantile(auc, 0.975) - quantile(auc, 0.025);
        COMPARE_NEAR(found.auc.interval->low, quantile(auc, 0.025), 0.06 * width);
        COMPARE_NEAR(found.auc.interval->high, quantile(auc, 0.975), 0.06 * width);
        COMPARE_NEAR(found.macroAuc.interval->low, quantile(macro, 0.025), 0.06 * width);
        COMPARE_NEAR(found.macroAuc.interval->high, quantile(macro, 0.975), 0.06 * width);
        QVERIFY(found.aucPr.interval->low < found.aucPr.value && found.aucPr.value < found.aucPr.interval->high);
        QVERIFY(found.eer.interval->low < found.eer.value && found.eer.value < found.eer.interval->high);
        QVERIFY(found.scenes[0].auc.interval->low < found.scenes[0].auc.value);
    }

    void intervalsAreDeterministic()
    {
        const auto clips = benchmark(6, 40);
        auto options = raw;
        options.resamples = 200;
        const auto first = evaluateFrames(clips, options).auc.interval;
        QVERIFY(first == evaluateFrames(clips, options).auc.interval);
        options.bootstrapSeed = 1;
        QVERIFY(first != evaluateFrames(clips, options).auc.interval);
        options.confidence = 0.5;
        const auto narrow = evaluateFrames(clips, options).auc.interval;
        QVERIFY(narrow->high - narrow->low < 0.7 * (first->high - first->low));
    }

    /// One clip says nothing about others, nor do resamples of which most hold one class.
    void noIntervalWhereThereIsNone()
    {
        auto clips = benchmark(1, 60);
        auto options = raw;
        options.resamples = 200;
        QVERIFY(!evaluateFrames(clips, options).auc.interval);
        clips.push_back({"01_normal", {1, 2}, {0, 0}, {}, {}});
        const auto found = evaluateFrames(clips, options);
        QVERIFY(found.auc.interval);
        QVERIFY(!found.macroAuc.interval);
        for (auto& clip : clips)
            std::ranges::fill(clip.labels, 1);
        const auto abnormal = evaluateFrames(clips, options);
        QVERIFY(std::isnan(abnormal.auc.value) && !abnormal.auc.interval);
        QCOMPARE(abnormal.aucPr.value, 1.0);
        QVERIFY(std::isnan(evaluateFrames({}, options).auc.value));
    }

    void refusesWhatDoesNotFit()
    {
        const auto textOf = [](const EvaluatedClip& clip) {
            const auto error = errorOf([&] { evaluateFrames({clip}); });
            return QString::fromStdString(error.code + " " + error.path + ": " + error.text);
        };
        QVERIFY(textOf({"07", {1, 2}, {1}, {}, {}}).startsWith("bad-scores 07: found 2 scores and 1 labels"));
        QVERIFY(textOf({"07", {1, 2}, {1, 0}, {1}, {}}).contains("1 marks of scored frames"));
        QVERIFY(textOf({"07", {1, 2}, {1, 0}, {}, {1, 1, 1}}).contains("3 marks of kept frames"));
        QVERIFY(textOf({"07", {1, std::nan("")}, {1, 0}, {}, {}}).contains("nan as the score of frame 1"));
        QVERIFY(textOf({"07", {HUGE_VAL, 1}, {1, 0}, {}, {}}).contains("inf as the score of frame 0"));
    }

    /// ShanghaiTech's size.
    void thousandResamplesOfABenchmark()
    {
        const auto clips = benchmark(107, 381);
        const auto found = evaluateFrames(clips);
        QVERIFY(found.auc.interval && found.counts.frames == 40767);
    }

    /// Frame scores of another program on real video, with the figures that it published beside them.
    void publishedFigures_data()
    {
        QTest::addColumn<QString>("set");
        QTest::addColumn<int>("clips");
        QTest::addColumn<double>("auc");
        QTest::newRow("realworld") << "test_realworld" << 44 << 0.6856494518136919;
        QTest::newRow("staged") << "test_staged" << 605 << 0.8151006710123913;
    }
    void publishedFigures()
    {
        QFETCH(QString, set);
        QFETCH(int, clips);
        QFETCH(double, auc);
        const auto folder = sharedData("pose/dameli08_STG-NF-RetailS/outputs/evaluation/" + set.toStdString());
        if (folder.empty())
            QSKIP("the shared data, pose/dameli08_STG-NF-RetailS, is absent");
        const auto expected = readJsonFile(folder / "metrics.json");
        const auto given = readTable(folder / "frame_scores.csv");
        const auto found = evaluateFrames(given, raw);
        QCOMPARE(found.counts.clips, clips);
        QCOMPARE(found.counts.frames, expected.at("num_frames").get<std::int64_t>());
        QCOMPARE(found.counts.abnormal, expected.at("num_abnormal").get<std::int64_t>());
        COMPARE_NEAR(found.auc.value, auc, 1e-12);
        COMPARE_NEAR(found.auc.value, expected.at("auc_roc").get<double>(), 1e-12);
        COMPARE_NEAR(found.aucPr.value, expected.at("auc_pr").get<double>(), 1e-12);
        COMPARE_NEAR(found.eer.value, expected.at("eer").get<double>(), 1e-12);
        COMPARE_NEAR(found.eerThreshold, expected.at("eer_threshold").get<double>(), 1e-12);

        std::vector<double> scores;
        std::vector<std::uint8_t> labels;
        for (const auto& clip : given) {
            scores.insert(scores.end(), clip.scores.begin(), clip.scores.end());
            labels.insert(labels.end(), clip.labels.begin(), clip.labels.end());
        }
        const auto best = bestF1(detectionCurve(scores, labels));
        COMPARE_NEAR(best.f1, expected.at("best_f1").get<double>(), 1e-12);
        COMPARE_NEAR(best.threshold, expected.at("best_f1_threshold").get<double>(), 1e-12);
        COMPARE_NEAR(best.precision, expected.at("precision_at_best_f1").get<double>(), 1e-12);
        COMPARE_NEAR(best.truePositiveRate, expected.at("recall_at_best_f1").get<double>(), 1e-12);
    }
};

QTEST_APPLESS_MAIN(TestFrameEvaluation)
#include "tst_frame_evaluation.moc"
