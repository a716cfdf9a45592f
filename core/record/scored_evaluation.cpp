#include "record/scored_evaluation.h"

#include "record/atomic_file.h"
#include "record/json_fields.h"

namespace transect {

namespace {

ScoredEvaluation scoredEvaluationFromJson(const Json& json, const std::string& place)
{
    const JsonFields fields(json, "bad-evaluation", place);
    return {fields.text("scores"), fields.text("checkpoint"), fields.text("chosen_by"), fields.text("assignment"), fields.text("subset"),
            frameEvaluationFromJson(json, place)};
}

} // namespace

Json toJson(const ScoredEvaluation& evaluation)
{
    Json json{{"scores", evaluation.scores}, {"checkpoint", evaluation.checkpoint}, {"chosen_by", evaluation.chosenBy},
              {"assignment", evaluation.assignment}, {"subset", evaluation.subset}};
    json.update(toJson(evaluation.evaluation));
    return json;
}

void writeEvaluations(const std::filesystem::path& path, const std::vector<ScoredEvaluation>& evaluations)
{
    Json list = Json::array();
    for (const auto& evaluation : evaluations)
        list.push_back(toJson(evaluation));
    writeAtomically(path, Json{{"evaluations", list}}.dump(2) + "\n");
}

std::vector<ScoredEvaluation> readEvaluations(const std::filesystem::path& path)
{
    const auto json = readJsonFile(path);
    const auto& list = JsonFields(json, "bad-evaluation", path.string()).list("evaluations");
    std::vector<ScoredEvaluation> evaluations;
    for (std::size_t i = 0; i < list.size(); ++i)
        evaluations.push_back(scoredEvaluationFromJson(list[i], path.string() + ", evaluations, " + std::to_string(i + 1)));
    return evaluations;
}

std::filesystem::path evaluationsFile(const std::filesystem::path& scoresFolder)
{
    return scoresFolder / "evaluation.json";
}

std::vector<ScoredEvaluation> evaluationsIn(const std::filesystem::path& scoresFolder)
{
    const auto file = evaluationsFile(scoresFolder);
    return std::filesystem::exists(file) ? readEvaluations(file) : std::vector<ScoredEvaluation>();
}

} // namespace transect
