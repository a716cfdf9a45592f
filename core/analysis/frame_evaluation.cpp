#include "analysis/frame_evaluation.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/detection_curves.h"
#include "analysis/gaussian_smoothing.h"
#include "analysis/resampling.h"
#include "analysis/statistics.h"
#include "record/error.h"
#include "record/parallel.h"

namespace transect {

namespace {

void requireSize(const EvaluatedClip& clip, std::size_t found, const std::string& what)
{
    if (found != clip.scores.size())
        throw Error("bad-scores", "found " + std::to_string(clip.scores.size()) + " scores and " + std::to_string(found) + " " + what
                                      + ", expected one of each for every frame", clip.name);
}

void requireEvaluable(const EvaluatedClip& clip)
{
    requireSize(clip, clip.labels.size(), "labels");
    if (!clip.scored.empty())
        requireSize(clip, clip.scored.size(), "marks of scored frames");
    if (!clip.kept.empty())
        requireSize(clip, clip.kept.size(), "marks of kept frames");
    const auto bad = std::ranges::find_if_not(clip.scores, [](double score) { return std::isfinite(score); });
    if (bad != clip.scores.end())
        throw Error("bad-scores", "found " + std::to_string(*bad) + " as the score of frame " + std::to_string(bad - clip.scores.begin())
                                      + ", expected a finite number", clip.name);
}

double largest(const std::vector<double>& scores)
{
    return scores.empty() ? 0 : *std::ranges::max_element(scores);
}

void divide(std::vector<double>& scores, double by)
{
    if (by > 0)
        std::ranges::transform(scores, scores.begin(), [by](double score) { return score / by; });
}

void normalise(std::vector<std::vector<double>>& clips, Normalisation normalisation)
{
    double ofAll = 0;
    for (const auto& scores : clips)
        ofAll = std::max(ofAll, largest(scores));
    for (auto& scores : clips) {
        if (normalisation != Normalisation::None)
            divide(scores, normalisation == Normalisation::Clip ? largest(scores) : ofAll);
    }
}

void smoothConcatenation(std::vector<std::vector<double>>& clips, double sigma)
{
    std::size_t count = 0;
    for (const auto& scores : clips)
        count += scores.size();
    std::vector<double> all;
    all.reserve(count);
    for (const auto& scores : clips)
        all.insert(all.end(), scores.begin(), scores.end());
    const auto smooth = gaussianSmooth(all, sigma);
    auto from = smooth.begin();
    for (auto& scores : clips) {
        std::copy_n(from, scores.size(), scores.begin());
        from += std::ptrdiff_t(scores.size());
    }
}

/// The kept frames of a clip.
struct KeptClip {
    std::string scene;
    RankedScores frames;
    std::int64_t abnormal = 0, scored = 0;
    double auc = 0;
};

using ClipGroup = std::vector<const KeptClip*>;

KeptClip keptOf(const EvaluatedClip& clip, std::span<const double> scores)
{
    KeptClip kept{sceneOf(clip.name), {}, 0, 0, 0};
    std::vector<double> keptScores;
    std::vector<std::uint8_t> keptLabels;
    for (std::size_t frame = 0; frame < scores.size(); ++frame) {
        if (!clip.kept.empty() && clip.kept[frame] == 0)
            continue;
        keptScores.push_back(scores[frame]);
        keptLabels.push_back(clip.labels[frame]);
        kept.abnormal += clip.labels[frame] != 0;
        kept.scored += clip.scored.empty() || clip.scored[frame] != 0;
    }
    kept.frames = RankedScores(keptScores, keptLabels);
    const std::int64_t once = 1;
    DetectionCurve curve;
    kept.frames.count({&once, 1}, curve);
    kept.auc = rocAuc(curve);
    return kept;
}

FrameCounts countsOf(const ClipGroup& clips)
{
    FrameCounts counts;
    counts.clips = std::int64_t(clips.size());
    for (const auto* clip : clips) {
        counts.clipsOfBothClasses += !std::isnan(clip->auc);
        counts.clipsWithoutPersons += clip->scored == 0;
        counts.frames += std::int64_t(clip->frames.size());
        counts.abnormal += clip->abnormal;
        counts.scoredFrames += clip->scored;
    }
    return counts;
}

RankedScores ranked(const ClipGroup& clips)
{
    std::vector<const RankedScores*> parts;
    for (const auto* clip : clips)
        parts.push_back(&clip->frames);
    return RankedScores(parts);
}

/// The mean area of the clips that hold both classes, each counted as often as its weight says.
double macroAuc(const ClipGroup& clips, const std::vector<std::int64_t>& weights)
{
    double sum = 0;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        if (weights[i] == 0 || std::isnan(clips[i]->auc))
            continue;
        sum += double(weights[i]) * clips[i]->auc;
        count += weights[i];
    }
    return sum / double(count);
}

/// What resampling found of one figure.
std::optional<Interval> intervalOf(std::vector<double> values, std::int64_t clips, const EvaluationOptions& options)
{
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (clips < 2 || values.empty() || 2 * values.size() < std::size_t(options.resamples))
        return std::nullopt;
    return percentileInterval(values, options.confidence);
}

void addIntervals(FrameEvaluation& evaluation, const ClipGroup& clips, const RankedScores& scores, const EvaluationOptions& options)
{
    std::vector<double> auc, macro, aucPr, eer;
    std::mt19937_64 random(options.bootstrapSeed);
    DetectionCurve curve;
    for (int resample = 0; resample < options.resamples; ++resample) {
        std::vector<std::int64_t> weights(clips.size(), 0);
        for (std::size_t i = 0; i < clips.size(); ++i)
            ++weights[drawBelow(random, clips.size())];
        scores.count(weights, curve);
        auc.push_back(rocAuc(curve));
        macro.push_back(macroAuc(clips, weights));
        aucPr.push_back(averagePrecision(curve));
        eer.push_back(equalErrorRate(curve).rate);
    }
    const auto count = evaluation.counts.clips;
    evaluation.auc.interval = intervalOf(std::move(auc), count, options);
    evaluation.macroAuc.interval = intervalOf(std::move(macro), evaluation.counts.clipsOfBothClasses, options);
    evaluation.aucPr.interval = intervalOf(std::move(aucPr), count, options);
    evaluation.eer.interval = intervalOf(std::move(eer), count, options);
}

/// All but the scenes.
FrameEvaluation evaluated(const ClipGroup& clips, const EvaluationOptions& options)
{
    const auto scores = ranked(clips);
    const std::vector<std::int64_t> once(clips.size(), 1);
    DetectionCurve curve;
    scores.count(once, curve);
    const auto eer = equalErrorRate(curve);
    FrameEvaluation evaluation{{rocAuc(curve), {}}, {macroAuc(clips, once), {}}, {averagePrecision(curve), {}}, {eer.rate, {}}, eer.threshold,
                               countsOf(clips), {}, options};
    addIntervals(evaluation, clips, scores, options);
    return evaluation;
}

/// By scene, where there are several.
std::map<std::string, ClipGroup> scenesOf(const ClipGroup& clips)
{
    std::map<std::string, ClipGroup> scenes;
    for (const auto* clip : clips) {
        if (!clip->scene.empty())
            scenes[clip->scene].push_back(clip);
    }
    return scenes.size() < 2 ? std::map<std::string, ClipGroup>() : scenes;
}

} // namespace

std::string sceneOf(std::string_view clip)
{
    constexpr std::string_view digits = "0123456789", word = "scene_";
    if (const auto at = clip.find(word); at != clip.npos)
        clip.remove_prefix(at + word.size());
    const auto end = std::min(clip.find_first_not_of(digits), clip.size());
    return end < clip.size() && clip[end] == '_' ? std::string(clip.substr(0, end)) : std::string();
}

std::vector<std::vector<double>> preparedScores(const std::vector<EvaluatedClip>& clips, const EvaluationOptions& options)
{
    std::vector<std::vector<double>> prepared;
    for (const auto& clip : clips) {
        requireEvaluable(clip);
        prepared.push_back(clip.scores);
    }
    normalise(prepared, options.normalisation);
    if (options.smoothingOver == SmoothingOver::Concatenation)
        smoothConcatenation(prepared, options.sigma);
    else
        for (auto& scores : prepared)
            scores = gaussianSmooth(scores, options.sigma);
    return prepared;
}

FrameEvaluation evaluateFrames(const std::vector<EvaluatedClip>& clips, const EvaluationOptions& options)
{
    const auto scores = preparedScores(clips, options);
    std::vector<KeptClip> kept(clips.size());
    inParallel(std::int64_t(clips.size()), [&](std::int64_t i) { kept[std::size_t(i)] = keptOf(clips[std::size_t(i)], scores[std::size_t(i)]); });
    ClipGroup all;
    for (const auto& clip : kept) {
        if (clip.frames.size() > 0)
            all.push_back(&clip);
    }
    const auto scenes = scenesOf(all);
    std::vector<ClipGroup> groups{all}; // the largest first
    for (const auto& [scene, ofScene] : scenes)
        groups.push_back(ofScene);
    std::vector<FrameEvaluation> evaluations(groups.size());
    inParallel(std::int64_t(groups.size()), [&](std::int64_t i) { evaluations[std::size_t(i)] = evaluated(groups[std::size_t(i)], options); });
    auto evaluation = std::move(evaluations.front());
    for (auto at = evaluations.begin() + 1; const auto& [scene, ofScene] : scenes) {
        evaluation.scenes.push_back({scene, at->auc, at->counts});
        ++at;
    }
    return evaluation;
}

} // namespace transect
