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
void requireDifferentNames(const Json& study)
{
    std::set<std::string> names{safeName(study.at("source").at("name").get<std::string>())};
    int position = 0;
    for (const auto& target : study.at("transfer")) {
        const auto& name = target.at("name").is_null() ? target.at("target").at("name") : target.at("name");
        if (!names.insert(safeName(name.get<std::string>())).second)
            throw Error("bad-field", "another run of the study is named " + name.dump() + " too", "transfer." + std::to_string(position) + ".name",
                        "give each a name of its own");
        ++position;
    }
}

Json completeStudy(const Json& study, const EngineDescription& engine, bool unfinished)
{
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
        requireDifferentNames(result);
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
    auto run = specification;
    run.erase("kind");
    Json result{{"kind", kind}};
    result.update(complete(maybeUnfinished(runSchema(kindOf(engine, kind.get<std::string>())), unfinished), run));
    return result;
}

} // namespace transect
