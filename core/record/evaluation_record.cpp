#include "record/evaluation_record.h"

#include <limits>

#include "record/json_fields.h"

namespace transect {

namespace {

constexpr auto badEvaluation = "bad-evaluation";

void addFigure(Json& json, const std::string& name, const ClipFigure& figure)
{
    json[name] = numberOrNull(figure.value);
    json[name + "_interval"] = figure.interval ? Json{figure.interval->low, figure.interval->high} : Json(nullptr);
}

double realOrNaN(const JsonFields& fields, const char* name)
{
    return fields.has(name) ? fields.real(name) : std::numeric_limits<double>::quiet_NaN();
}

ClipFigure figureOf(const JsonFields& fields, const std::string& name)
{
    ClipFigure figure{realOrNaN(fields, name.c_str()), {}};
    const auto ofInterval = name + "_interval";
    if (!fields.has(ofInterval.c_str()))
        return figure;
    const auto& ends = fields.list(ofInterval.c_str());
    if (ends.size() != 2 || !ends[0].is_number() || !ends[1].is_number())
        throw fields.wrong(ofInterval.c_str(), "two numbers");
    figure.interval = Interval{ends[0].get<double>(), ends[1].get<double>()};
    return figure;
}

Json countsJson(const FrameCounts& counts)
{
    return {{"clips", counts.clips}, {"clips_of_both_classes", counts.clipsOfBothClasses}, {"clips_without_persons", counts.clipsWithoutPersons},
            {"frames", counts.frames}, {"abnormal", counts.abnormal}, {"scored_frames", counts.scoredFrames}};
}

FrameCounts countsOf(const Json& json, const std::string& place)
{
    const JsonFields fields(json, badEvaluation, place);
    return {fields.integer("clips", 0), fields.integer("clips_of_both_classes", 0), fields.integer("clips_without_persons", 0),
            fields.integer("frames", 0), fields.integer("abnormal", 0), fields.integer("scored_frames", 0)};
}

} // namespace

Json toJson(const FrameEvaluation& evaluation)
{
    Json json;
    addFigure(json, "auc", evaluation.auc);
    addFigure(json, "macro_auc", evaluation.macroAuc);
    addFigure(json, "auc_pr", evaluation.aucPr);
    addFigure(json, "eer", evaluation.eer);
    json["eer_threshold"] = numberOrNull(evaluation.eerThreshold);
    json["counts"] = countsJson(evaluation.counts);
    json["scenes"] = Json::array();
    for (const auto& scene : evaluation.scenes) {
        Json one{{"scene", scene.scene}};
        addFigure(one, "auc", scene.auc);
        one["counts"] = countsJson(scene.counts);
        json["scenes"].push_back(std::move(one));
    }
    json["options"] = toJson(evaluation.options);
    return json;
}

FrameEvaluation frameEvaluationFromJson(const Json& json, const std::string& place)
{
    const JsonFields fields(json, badEvaluation, place);
    FrameEvaluation evaluation;
    evaluation.auc = figureOf(fields, "auc");
    evaluation.macroAuc = figureOf(fields, "macro_auc");
    evaluation.aucPr = figureOf(fields, "auc_pr");
    evaluation.eer = figureOf(fields, "eer");
    evaluation.eerThreshold = realOrNaN(fields, "eer_threshold");
    evaluation.counts = countsOf(fields.object("counts"), place);
    for (const auto& one : fields.list("scenes")) {
        const JsonFields scene(one, badEvaluation, place);
        evaluation.scenes.push_back({scene.text("scene"), figureOf(scene, "auc"), countsOf(scene.object("counts"), place)});
    }
    evaluation.options = evaluationOptionsFromJson(fields.object("options"), place);
    return evaluation;
}

} // namespace transect
