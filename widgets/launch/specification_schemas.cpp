#include "widgets/launch/specification_schemas.h"

#include <algorithm>
#include <set>

#include "record/run_folder.h"

namespace transect {

namespace {

Parameter nameParameter(Json usual, const std::string& help)
{
    const bool optional = usual.is_null();
    return {.name = "name", .type = ParameterType::Text, .defaultValue = std::move(usual), .help = help, .optional = optional};
}

Schema withFirst(std::vector<Parameter> first, const Schema& schema)
{
    first.insert(first.end(), schema.parameters.begin(), schema.parameters.end());
    return {schema.name, schema.help, std::move(first)};
}

Parameter listOfRuns()
{
    return {.name = "transfer", .type = ParameterType::TextList, .defaultValue = Json::array(), .help = "The transfer runs"};
}

Schema maybeUnfinished(const Schema& schema, bool unfinished)
{
    return unfinished ? withoutRequirements(schema) : schema;
}

const Schema& kindOf(const EngineDescription& engine, const std::string& name)
{
    if (const auto* kind = engine.kind(name))
        return *kind;
    std::vector<std::string> known{"study"};
    std::string text;
    for (const auto& kind : engine.kinds)
        known.push_back(kind.name);
    for (const auto& word : known)
        text += (text.empty() ? "\"" : ", \"") + word + "\"";
    const auto nearest = nearestSpelling(name, known);
    throw Error("bad-field", "found \"" + name + "\", expected one of " + text, "kind", nearest.empty() ? "" : "did you mean \"" + nearest + "\"?");
}

void requireObject(const Json& json, const std::string& place)
{
    if (!json.is_object())
        throw Error("bad-field", "expected an object {...}", place);
}

Json completeTargets(const Json& list, const Schema& schema)
{
    if (!list.is_array())
        throw Error("bad-field", "expected a list of transfer runs", "transfer");
    auto targets = Json::array();
    for (const auto& target : list)
        targets.push_back(complete(schema, target, "transfer." + std::to_string(targets.size())));
    return targets;
}

/// The names are those of folders beside each other.
void requireDifferentNames(const Json& runs, const std::string& list, std::set<std::string> names)
{
    int position = 0;
    for (const auto& run : runs) {
        const auto& name = run.at("name").is_null() ? run.at("target").at("name") : run.at("name");
        if (!names.insert(safeName(name.get<std::string>())).second)
            throw Error("bad-field", "another run of the study is named " + name.dump() + " too", list + "." + std::to_string(position) + ".name",
                        "give each a name of its own");
        ++position;
    }
}

/// A run with its kind, by the schema that is made of its kind's.
Json completeRun(Json run, Schema (*schemaOf)(const Schema&), const EngineDescription& engine, bool unfinished, const std::string& place)
{
    const auto kind = run.at("kind");
    run.erase("kind");
    Json result{{"kind", kind}};
    result.update(complete(maybeUnfinished(schemaOf(kindOf(engine, kind.get<std::string>())), unfinished), run, place));
    return result;
}

Json completeList(const Json& study, const EngineDescription& engine, bool unfinished)
{
    auto heading = study;
    for (const auto* member : {"kind", "runs"})
        heading.erase(member);
    Json result = complete(studySchema(), heading);
    result["kind"] = "study";
    result["runs"] = Json::array();
    if (!study.at("runs").is_array())
        throw Error("bad-field", "expected a list of runs", "runs");
    for (const auto& run : study.at("runs")) {
        const auto place = "runs." + std::to_string(result["runs"].size());
        requireObject(run, place);
        if (!run.value("kind", Json()).is_string())
            throw Error("bad-field", "missing, expected the kind of the run, such as \"regularity\"", place + ".kind");
        result["runs"].push_back(completeRun(run, listedRunSchema, engine, unfinished, place));
    }
    if (!unfinished)
        requireDifferentNames(result.at("runs"), "runs", {});
    return result;
}

Json completeStudy(const Json& study, const EngineDescription& engine, bool unfinished)
{
    if (listsRuns(study))
        return completeList(study, engine, unfinished);
    auto heading = study;
    for (const auto* run : {"kind", "source"})
        heading.erase(run);
    const auto targets = study.value("transfer", Json::array());
    if (study.contains("transfer"))
        heading["transfer"] = Json::array();
    auto headingSchema = studySchema();
    headingSchema.parameters.push_back(listOfRuns());
    auto result = complete(headingSchema, heading);
    result.erase("transfer");
    result["kind"] = "study";
    result["source"] = complete(maybeUnfinished(sourceSchema(kindOf(engine, "pretrain")), unfinished), study.value("source", Json::object()), "source");
    result["transfer"] = completeTargets(targets, maybeUnfinished(targetSchema(kindOf(engine, "transfer")), unfinished));
    if (!unfinished)
        requireDifferentNames(result.at("transfer"), "transfer", {safeName(result.at("source").at("name").get<std::string>())});
    return result;
}

} // namespace

Schema runSchema(const Schema& kind)
{
    return withFirst({nameParameter(kind.name, "What the run and its folder are called"),
                      {.name = "seed", .type = ParameterType::Integer, .defaultValue = 0, .help = "Of all random numbers of the run", .minimum = 0}},
                     kind);
}

Schema studySchema()
{
    return {"study", "A source run, and the runs that evaluate its checkpoints on targets",
            {nameParameter("study", "What the study and its folder are called"),
             {.name = "description", .type = ParameterType::Text, .help = "What the study is for", .optional = true},
             {.name = "seeds", .type = ParameterType::IntegerList, .defaultValue = Json::array({0}),
              .help = "The source is trained once with each of these seeds, and all targets are evaluated on each", .minimum = 0}}};
}

Schema sourceSchema(const Schema& pretrain)
{
    return withFirst({nameParameter("source", "What the pre-training run is called")}, pretrain);
}

Schema targetSchema(const Schema& transfer)
{
    auto schema = withFirst({nameParameter(nullptr, "What the transfer run is called; not set: as its target")}, transfer);
    std::erase_if(schema.parameters, [](const Parameter& parameter) { return parameter.name == "source"; });
    return schema;
}

Schema listedRunSchema(const Schema& kind)
{
    return withFirst({nameParameter(kind.name, "What the run and its folder are called")}, kind);
}

bool listsRuns(const Json& study)
{
    return study.contains("runs") && !study.contains("source");
}

Schema withoutRequirements(Schema schema)
{
    for (auto& parameter : schema.parameters) {
        const bool isGroup = parameter.type == ParameterType::Group;
        parameter.optional |= parameter.defaultValue.is_null() && !isGroup;
        for (auto& inner : parameter.schemas)
            inner = withoutRequirements(inner);
    }
    return schema;
}

Json completeSpecification(const Json& specification, const EngineDescription& engine, bool unfinished)
{
    requireObject(specification, {});
    const auto kind = specification.value("kind", Json());
    if (!kind.is_string())
        throw Error("bad-field", "missing, expected \"study\", \"pretrain\" or \"transfer\"", "kind");
    if (kind == "study")
        return completeStudy(specification, engine, unfinished);
    return completeRun(specification, runSchema, engine, unfinished, {});
}

} // namespace transect
