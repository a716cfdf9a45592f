#include <algorithm>
#include <array>
#include <iostream>
#include <set>

#include "analysis/detection_curves.h"
#include "analysis/frame_evaluation.h"
#include "command.h"
#include "evaluation_text.h"
#include "mask_options.h"
#include "parameter_options.h"
#include "record/normal_scores.h"
#include "record/npy.h"
#include "record/run_folder.h"
#include "text.h"
#include "tracks/masks.h"
#include "tracks/names.h"
#include "tracks/subset.h"

namespace transect {

namespace {

constexpr std::array falsePositiveRates{0.001, 0.01, 0.05, 0.1, 0.2};

struct AucOptions {
    std::filesystem::path scores, labels, subset;
    MaskOptions masks;
    Json evaluation{{"normalisation", "none"}, {"sigma", 0.0}}; // scores as they are
    bool json = false;
};

/// The scores of a clip's frames, in a .npy file of one dimension.
std::vector<double> readScores(const std::filesystem::path& path)
{
    const auto stream = openStream(path);
    const auto array = readNpy(*stream);
    if (array.shape.size() != 1)
        stream->fail("has " + std::to_string(array.shape.size()) + " dimensions, expected one: a score for each frame");
    return realNumbers(array, path.string());
}

/// Frames beyond the end of an open mask are normal.
std::vector<std::uint8_t> onlyLabels(const Masks& masks, std::size_t frames, const std::filesystem::path& path)
{
    if (masks.size() != 1)
        throw Error("bad-masks", "found labels of " + std::to_string(masks.size()) + " clips for one file of scores", path.string(),
                    "name a folder of scores, with a file for each clip");
    auto mask = masks.begin()->second;
    if (mask.isOpen)
        mask.abnormal.resize(std::max(frames, mask.abnormal.size()));
    return mask.abnormal;
}

/// transectl score writes the scores of "my clip" as my-clip.npy.
std::string maskNameOf(const Masks& masks, const std::string& stem)
{
    if (hasMask(masks, stem))
        return stem;
    const auto found = std::ranges::find_if(masks, [&](const auto& mask) { return safeName(mask.first) == stem; });
    return found == masks.end() ? stem : found->first;
}

/// Which scores a clip without a file should have, only the program that made the others can know.
void requireScoresOfAll(const Masks& masks, const std::vector<EvaluatedClip>& clips, const std::optional<Subset>& subset, const AucOptions& options)
{
    std::set<std::string> scored;
    for (const auto& clip : clips)
        scored.insert(withoutLeadingZeros(clip.name));
    std::vector<std::string> missing;
    for (const auto& [name, mask] : masks) {
        if (!scored.contains(withoutLeadingZeros(name)) && (!subset || subset->keepsClip(name)))
            missing.push_back(name);
    }
    if (!missing.empty())
        throw Error("bad-scores", "found no scores of " + std::to_string(missing.size()) + " of " + std::to_string(masks.size()) + " clips that have labels: " + missing.front()
                        + (missing.size() > 1 ? ", ..." : ""), options.scores.string(),
                    "write scores of clips without persons too (zeros where 0 is the lowest score), or name a folder with the labels of the others alone");
}

/// Of a clip that the subset leaves out no labels need be known.
EvaluatedClip readClip(const std::filesystem::path& path, const Masks& masks, const std::optional<Subset>& subset)
{
    Clip clip;
    clip.name = maskNameOf(masks, path.stem().string());
    auto scores = readScores(path);
    clip.frameCount = std::int64_t(scores.size());
    const bool isLeftOut = subset && !subset->keepsClip(clip.name) && !hasMask(masks, clip.name);
    return {clip.name, std::move(scores), isLeftOut ? std::vector<std::uint8_t>(std::size_t(clip.frameCount)) : labelsOf(masks, clip), {}, {}};
}

/// transectl score puts the scores of normal windows beside those of the clips.
bool isOfNormalWindows(const std::filesystem::path& path, const Masks& masks)
{
    return path == normalScoresFile(path.parent_path()) && !hasMask(masks, path.stem().string());
}

std::vector<EvaluatedClip> readFolder(const Masks& masks, const std::optional<Subset>& subset, const AucOptions& options)
{
    std::vector<EvaluatedClip> clips;
    for (const auto& entry : std::filesystem::directory_iterator(options.scores)) {
        if (entry.path().extension() == ".npy" && !isOfNormalWindows(entry.path(), masks))
            clips.push_back(readClip(entry.path(), masks, subset));
    }
    if (clips.empty())
        throw Error("no-file", "found no .npy file, expected one for each clip", options.scores.string());
    requireScoresOfAll(masks, clips, subset, options);
    std::ranges::sort(clips, {}, &EvaluatedClip::name);
    return clips;
}

EvaluatedClip readOnlyClip(const Masks& masks, const AucOptions& options)
{
    auto scores = readScores(options.scores);
    auto labels = onlyLabels(masks, scores.size(), options.labels);
    return {options.scores.stem().string(), std::move(scores), std::move(labels), {}, {}};
}

/// A name that nothing has would change the figures in silence.
void warnOfUnknownNames(const Subset& subset, const std::vector<EvaluatedClip>& clips, const Masks& masks)
{
    for (const auto& name : subset.clips) {
        const auto isName = [&](const EvaluatedClip& clip) { return withoutLeadingZeros(clip.name) == withoutLeadingZeros(name); };
        if (std::ranges::none_of(clips, isName) && !hasMask(masks, name))
            std::cerr << harmless("transectl: the subset " + subset.name + " names " + name + ", of which there are neither scores nor labels") << '\n';
    }
}

std::vector<EvaluatedClip> readClips(const std::optional<Subset>& subset, const AucOptions& options)
{
    const auto masks = openMasks(options.labels, options.masks);
    auto clips = std::filesystem::is_directory(options.scores) ? readFolder(masks, subset, options) : std::vector{readOnlyClip(masks, options)};
    if (!subset)
        return clips;
    for (auto& clip : clips)
        clip.kept = subset->keptFrames(clip.name, std::int64_t(clip.scores.size()));
    warnOfUnknownNames(*subset, clips, masks);
    return clips;
}


/// The operating points of the normalised and smoothed scores.
std::vector<OperatingPoint> thresholdsOf(const std::vector<EvaluatedClip>& clips, const EvaluationOptions& options)
{
    std::vector<double> scores;
    std::vector<std::uint8_t> labels;
    const auto prepared = preparedScores(clips, options);
    for (std::size_t place = 0; place < clips.size(); ++place) {
        const auto& clip = clips[place];
        for (std::size_t frame = 0; frame < clip.labels.size(); ++frame) {
            if (!clip.kept.empty() && !clip.kept[frame])
                continue;
            scores.push_back(prepared[place][frame]);
            labels.push_back(clip.labels[frame]);
        }
    }
    return operatingPoints(detectionCurve(scores, labels), falsePositiveRates);
}

std::string thresholdTable(const std::vector<OperatingPoint>& points)
{
    TextTable table({"false alarms, %", "threshold", "found, %", "precision, %"}, {true, true, true, true});
    for (const auto& point : points)
        table.add({printed("%.2f", 100 * point.falsePositiveRate), printed("%.6g", point.threshold), printed("%.1f", 100 * point.truePositiveRate),
                   printed("%.1f", 100 * point.precision)});
    return table.text();
}

Json thresholdsJson(const std::vector<OperatingPoint>& points)
{
    auto list = Json::array();
    for (const auto& point : points)
        list.push_back({{"threshold", numberOrNull(point.threshold)}, {"false_positive_rate", numberOrNull(point.falsePositiveRate)},
                        {"true_positive_rate", numberOrNull(point.truePositiveRate)}, {"precision", numberOrNull(point.precision)}});
    return list;
}

int evaluate(const AucOptions& given)
{
    const auto options = evaluationOptionsFromJson(given.evaluation);
    const auto subset = given.subset.empty() ? std::nullopt : std::optional(readSubset(given.subset));
    const auto clips = readClips(subset, given);
    const auto evaluation = evaluateFrames(clips, options);
    const auto thresholds = thresholdsOf(clips, options);
    if (given.json) {
        auto json = toJson(evaluation);
        json["subset"] = subset ? subset->name : "";
        json["thresholds"] = thresholdsJson(thresholds);
        std::cout << json.dump(2) << '\n';
    } else {
        std::cout << evaluationText(evaluation, subset ? subset->name : "") << '\n' << thresholdTable(thresholds);
    }
    return ExitDone;
}

} // namespace

void addAuc(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("auc", "How well scores of frames tell abnormal ones from normal ones");
    const auto options = std::make_shared<AucOptions>();
    verb->add_option("--scores", options->scores, "A .npy file with a score for each frame, or a folder of them, one a clip")->required()->type_name("PATH");
    verb->add_option("--labels", options->labels, "The truth: .npy (not 0 is abnormal), .mat or .csv, or a folder of them")->required()->type_name("PATH");
    addMaskOptions(*verb, options->masks);
    verb->add_option("--subset", options->subset, "A JSON file that names the clips and frames that are not evaluated")->type_name("FILE");
    addParameters(*verb, evaluationSchema(), options->evaluation);
    verb->add_flag("--json", options->json, "As JSON");
    verb->footer("Example: transectl auc --scores scores.npy --labels labels.npy --json");
    verb->callback([&action, options] { action = [options] { return evaluate(*options); }; });
}

} // namespace transect
