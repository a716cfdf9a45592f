#include "record/run_summary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include <sys/stat.h>

#include "record/json_fields.h"
#include "record/run_spec.h"
#include "record/score_record.h"
#include "record/scored_evaluation.h"
#include "record/transfer_record.h"

namespace transect {

namespace {

struct Scores {
    double epoch = 0, sum = 0, validation = 0; ///< sums over draws
    int seeds = 0;
};

std::vector<BestFigure> bestFigures(const std::vector<TransferResult>& results)
{
    std::map<std::tuple<std::string, std::string, std::string>, std::map<std::pair<std::int64_t, std::string>, Scores>> curves; // by step
    for (const TransferResult& result : results) {
        if (result.part != "full")
            continue;
        Scores& scores = curves[{result.target, result.mode, result.metric}][{result.step, result.checkpoint}];
        scores.epoch = result.epoch;
        scores.sum += result.score;
        scores.validation += result.validationScore;
        ++scores.seeds;
    }
    std::vector<BestFigure> figures;
    for (const auto& [curve, checkpoints] : curves) {
        const auto& [target, mode, metric] = curve;
        std::optional<BestFigure> best;
        for (const auto& [place, scores] : checkpoints)
            if (const double validation = scores.validation / scores.seeds; !best || validation >= best->validation)
                best = BestFigure{target, mode, metric, place.second, scores.epoch, scores.sum / scores.seeds, scores.seeds, {}, 0, validation};
        figures.push_back(std::move(*best));
    }
    return figures;
}

/// Of each kind of scores the evaluation that is written first, which is the one to report.
std::vector<BestFigure> aucFigures(const std::vector<ScoredEvaluation>& evaluations)
{
    std::vector<BestFigure> figures;
    for (const auto& one : evaluations) {
        const auto& auc = one.evaluation.auc;
        if (!std::isnan(auc.value) && std::ranges::find(figures, one.scores, &BestFigure::target) == figures.end())
            figures.push_back({one.scores, "auc", "auc", one.checkpoint, 0, auc.value, 1, auc.interval, one.evaluation.counts.clips, auc.value});
    }
    return figures;
}

Json toJson(const BestFigure& figure)
{
    Json json{{"target", figure.target}, {"mode", figure.mode}, {"metric", figure.metric},
              {"checkpoint", figure.checkpoint}, {"epoch", figure.epoch}, {"score", figure.score}, {"seeds", figure.seeds}, {"clips", figure.clips},
              {"validation", figure.validation}};
    if (figure.interval)
        json.update({{"low", figure.interval->low}, {"high", figure.interval->high}});
    return json;
}

BestFigure figureFromJson(const JsonFields& fields)
{
    BestFigure figure{fields.text("target"), fields.text("mode"), fields.text("metric"), fields.text("checkpoint"),
                      fields.real("epoch"), fields.real("score"), static_cast<int>(fields.integer("seeds")), {}, fields.integer("clips"), fields.real("validation")};
    if (fields.has("low"))
        figure.interval = Interval{fields.real("low"), fields.real("high")};
    return figure;
}

/// Runs `read`; what it throws is noted where nothing was yet.
template<typename Read>
bool succeeds(RunSummary& summary, Read read)
{
    try {
        read();
        return true;
    } catch (const std::exception& exception) {
        if (!summary.unreadable)
            summary.unreadable = describeException(exception);
        return false;
    }
}

void readSpecification(const RunFolder& folder, RunSummary& summary)
{
    const RunSpec spec = readRunSpec(folder.runJson());
    summary.kind = spec.kind;
    summary.name = spec.name;
    summary.study = spec.study.value_or("");
    summary.created = spec.created;
}

void readResults(const RunFolder& folder, RunSummary& summary)
{
    std::vector<std::string> damage;
    summary.best = bestFigures(readTransfer(folder.transfer(), &damage));
    std::ranges::move(aucFigures(evaluationsIn(scoresFolder(folder.root))), std::back_inserter(summary.best));
    if (!damage.empty())
        throw Error("bad-transfer", damage.front(), folder.transfer().string());
}

} // namespace

RunSummary readSummary(const RunFolder& folder, const std::filesystem::path& library)
{
    RunSummary summary;
    summary.path = folder.root.lexically_relative(library);
    succeeds(summary, [&] { readSpecification(folder, summary); });
    const bool hasState = succeeds(summary, [&] {
        if (std::filesystem::exists(folder.stateJson()))
            summary.state = readState(folder.stateJson());
    });
    if (!hasState) {
        summary.state.status = RunStatus::Failed;
        summary.state.error = summary.unreadable;
    }
    succeeds(summary, [&] { readResults(folder, summary); });
    return summary;
}

std::string fingerprintOf(const RunFolder& folder)
{
    std::string text;
    for (const auto& path : {folder.runJson(), folder.stateJson(), folder.transfer(), evaluationsFile(scoresFolder(folder.root))}) {
        struct stat status {};
        if (::stat(path.c_str(), &status) == -1)
            text += "-";
        else
            text += std::to_string(status.st_ino) + ':' + std::to_string(status.st_size) + ':'
                    + std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec);
        text += ' ';
    }
    return text;
}

Json toJson(const RunSummary& summary)
{
    Json json = {{"kind", summary.kind}, {"name", summary.name}, {"study", summary.study},
                 {"created", summary.created}, {"state", toJson(summary.state)}, {"best", Json::array()}};
    for (const BestFigure& figure : summary.best)
        json["best"].push_back(toJson(figure));
    if (summary.unreadable)
        json["unreadable"] = toJson(*summary.unreadable);
    return json;
}

RunSummary summaryFromJson(const Json& json, const std::filesystem::path& path)
{
    const JsonFields fields(json, "bad-index", path.string());
    RunSummary summary;
    summary.path = path;
    summary.kind = fields.text("kind");
    summary.name = fields.text("name");
    summary.study = fields.text("study");
    summary.created = fields.text("created");
    summary.state = runStateFromJson(fields.object("state"), path);
    for (const Json& figure : fields.list("best"))
        summary.best.push_back(figureFromJson(JsonFields(figure, "bad-index", path.string())));
    if (fields.has("unreadable"))
        summary.unreadable = errorFromJson(fields.object("unreadable"), "bad-index", path.string());
    return summary;
}

} // namespace transect
