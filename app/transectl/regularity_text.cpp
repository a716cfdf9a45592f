#include "regularity_text.h"

#include <map>

#include "analysis/statistics.h"
#include "epoch_events.h"
#include "evaluation_text.h"
#include "record/counted.h"
#include "record/run_spec.h"
#include "record/score_record.h"
#include "record/scored_evaluation.h"
#include "text.h"

namespace transect {

namespace {

std::string lossTable(const RunFolder& run)
{
    TextTable table({"epoch", "training loss", "validation loss", "test AUC"}, std::vector<bool>(4, true));
    const auto epochs = epochEvents(run);
    for (const auto& [epoch, events] : epochs)
        table.add({printed("%g", epoch), eventCell(events.training, "loss", 4), eventCell(events.evaluation, "loss", 4),
                   eventCell(events.evaluation, "auc", 4)});
    return epochs.empty() ? "" : table.text() + "\n";
}

/// Of one row of the comparison: the AUCs of its seeds, by what the scores are of.
using Areas = std::map<std::string, std::vector<double>>;

std::string areaText(const std::vector<double>& areas)
{
    if (areas.empty())
        return "-";
    const auto interval = meanInterval(areas);
    return areas.size() > 1 ? printed("%.2f ± %.2f", 100 * mean(areas), 100 * (interval.high - interval.low) / 2) : printed("%.2f", 100 * areas.front());
}

/// What is reported of each kind of score: the first, of the chosen checkpoint.
void addAreas(const std::vector<ScoredEvaluation>& evaluations, Areas& areas)
{
    std::map<std::string, double> reported;
    for (const auto& one : evaluations)
        reported.try_emplace(one.scores, one.evaluation.auc.value);
    for (const auto& [scores, area] : reported)
        areas[scores].push_back(area);
}

} // namespace

std::string regularityText(const RunFolder& run)
{
    auto text = lossTable(run);
    const auto evaluations = evaluationsIn(scoresFolder(run.root));
    TextTable table({"scores of", "checkpoint", "chosen by", "AUC", "macro AUC", "AUC-PR"});
    for (const auto& one : evaluations)
        table.add({one.scores, one.checkpoint.empty() ? "-" : one.checkpoint, one.chosenBy.empty() ? "-" : one.chosenBy, figureText(one.evaluation.auc),
                   figureText(one.evaluation.macroAuc), figureText(one.evaluation.aucPr)});
    if (!evaluations.empty())
        return text + table.text() + "\n" + evaluationText(evaluations.front().evaluation, evaluations.front().subset);
    if (const auto clips = listScoreRecords(scoresFolder(run.root)).size(); clips > 0)
        text += "scores of " + counted(std::int64_t(clips), "clip", "clips") + ", not evaluated: no masks say what is abnormal\n";
    return text;
}

std::string regularityComparison(const std::vector<RunFolder>& runs)
{
    std::vector<std::pair<std::string, Areas>> rows; // in the order of the study
    for (const auto& run : runs) {
        const auto spec = readRunSpec(run.runJson());
        const auto suffix = "-seed" + std::to_string(spec.seed);
        const auto evaluations = spec.kind == "regularity" ? evaluationsIn(scoresFolder(run.root)) : std::vector<ScoredEvaluation>();
        if (evaluations.empty())
            continue;
        const auto name = spec.name.ends_with(suffix) ? spec.name.substr(0, spec.name.size() - suffix.size()) : spec.name;
        auto row = std::ranges::find(rows, name, &std::pair<std::string, Areas>::first);
        addAreas(evaluations, row == rows.end() ? rows.emplace_back(name, Areas()).second : row->second);
    }
    std::size_t count = 0;
    TextTable table({"run", "seeds", "motion AUC %", "poses AUC %", "both AUC %"}, {false, true, true, true, true});
    for (auto& [name, areas] : rows) {
        const auto seeds = areas["motion"].size();
        count += seeds;
        table.add({name, std::to_string(seeds), areaText(areas["motion"]), areaText(areas["poses"]), areaText(areas["both"])});
    }
    return count < 2 ? "" : table.text() + "± is the 95 % interval of the mean over seeds (Student's t)\n";
}

} // namespace transect
