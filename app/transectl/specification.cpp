#include "specification.h"

#include <algorithm>
#include <map>

#include "anomaly/regularity_job.h"
#include "anomaly/scoring_job.h"
#include "model_trial.h"
#include "record/error.h"
#include "record/run_folder.h"
#include "record/source_run.h"
#include "training/pretraining.h"
#include "transfer/transfer_job.h"
#include "vision/pose_job.h"

namespace transect {

namespace {

/// Members of a specification that are no parameters of its kind of job.
struct Heading {
    std::string kind, name;
    std::uint64_t seed = 0;
};

std::string textMember(const Json& json, const std::string& key, const std::string& fallback, const std::string& place)
{
    const auto found = json.find(key);
    if (found == json.end())
        return fallback;
    if (!found->is_string() || found->get_ref<const std::string&>().empty())
        throw Error("bad-field", "found " + found->dump() + ", expected a text", place + key);
    return found->get<std::string>();
}

std::uint64_t seedOf(const Json& json, const std::string& place)
{
    const auto found = json.find("seed");
    if (found == json.end())
        return 0;
    if (!found->is_number_integer() || *found < 0)
        throw Error("bad-field", "found " + found->dump() + ", expected a whole number from 0", place + "seed");
    return found->get<std::uint64_t>();
}

std::string kindNames()
{
    std::string names = "study";
    for (const auto& kind : jobKinds())
        names += ", " + kind.schema.name;
    return names;
}

void requireObject(const Json& json, const std::string& place)
{
    if (!json.is_object())
        throw Error("bad-field", "found " + json.dump().substr(0, 60) + ", expected an object {...}", place);
}

PlannedRun planRun(Json json, const std::string& kind, const std::string& place)
{
    requireObject(json, place);
    const auto prefix = place.empty() ? "" : place + ".";
    PlannedRun run{kind, textMember(json, "name", kind, prefix), seedOf(json, prefix), {}};
    for (const auto* key : {"kind", "name", "seed"})
        json.erase(key);
    run.parameters = complete(jobKind(kind).schema, json, place);
    return run;
}

/// A run.json holds the same parameters one level deeper, among members that a specification lacks.
Json flattened(const Json& runJson, const std::filesystem::path& file)
{
    Json json = runJson.at("parameters");
    if (!json.is_object())
        throw Error("bad-specification", "found " + json.dump().substr(0, 60) + " as its parameters, expected an object {...}", file.string());
    nameFromElsewhere(json, file.parent_path());
    for (const auto* key : {"kind", "name", "seed"}) {
        if (runJson.contains(key))
            json[key] = runJson.at(key);
    }
    return json;
}

std::vector<std::uint64_t> seedsOf(const Json& study)
{
    const auto found = study.find("seeds");
    if (found == study.end())
        return {0};
    std::vector<std::uint64_t> seeds;
    const bool isList = found->is_array() && !found->empty();
    for (const auto& seed : isList ? *found : Json::array()) {
        if (!seed.is_number_integer() || seed < 0)
            throw Error("bad-field", "found " + seed.dump() + ", expected whole numbers from 0", "seeds");
        seeds.push_back(seed.get<std::uint64_t>());
    }
    if (!isList)
        throw Error("bad-field", "found " + found->dump() + ", expected a list of whole numbers from 0", "seeds");
    return seeds;
}

/// The source and the transfer runs of a study have their kind by their place, and all have their seed from its list.
void requireNone(const Json& run, const std::string& place, std::initializer_list<const char*> members)
{
    for (const auto* key : members) {
        if (run.is_object() && run.contains(key))
            throw Error("bad-field", "a run of a study has no " + std::string(key) + " of its own", place + "." + key,
                        std::string(key) == "seed" ? "name the seeds in the study's list \"seeds\"" : "remove it");
    }
}

/// The list `name` of runs, empty where the study has none.
Json runsIn(const Json& study, const char* name)
{
    const auto runs = study.value(name, Json::array());
    if (!runs.is_array())
        throw Error("bad-field", "found " + runs.dump().substr(0, 60) + ", expected a list of runs", name);
    return runs;
}

void requireStudyMembers(const Json& study)
{
    static const std::vector<std::string> known{"kind", "name", "seeds", "source", "transfer", "runs", "description"};
    for (const auto& [key, value] : study.items()) {
        if (std::ranges::find(known, key) == known.end()) {
            const auto nearest = nearestSpelling(key, known);
            throw Error("bad-field", "a study has no member of this name; expected kind, name, description, seeds, source, transfer, runs", key,
                        nearest.empty() ? "" : "did you mean \"" + nearest + "\"?");
        }
    }
    if (!study.contains("source") && runsIn(study, "runs").empty())
        throw Error("bad-field", "a study needs a source, the pre-training run, or a list of runs", "source");
    if (!study.contains("source") && study.contains("transfer"))
        throw Error("bad-field", "transfer runs need a source, the pre-training run", "source");
    if (study.contains("source"))
        requireNone(study.at("source"), "source", {"kind", "seed"});
    std::size_t position = 0;
    for (const auto& run : runsIn(study, "transfer"))
        requireNone(run, "transfer." + std::to_string(position++), {"kind", "seed"});
    position = 0;
    for (const auto& run : runsIn(study, "runs"))
        requireNone(run, "runs." + std::to_string(position++), {"seed"});
}

/// A run of a study for one of its seeds; `name` where it does not name itself.
PlannedRun planPart(const Json& json, const std::string& kind, const std::string& name, const std::string& place, std::uint64_t seed, const std::string& suffix)
{
    auto run = planRun(json, kind, place);
    run.seed = seed;
    run.name = textMember(json, "name", name.empty() ? run.name : name, place + ".") + suffix;
    return run;
}

void addSource(const Json& study, std::uint64_t seed, const std::string& suffix, Plan& plan)
{
    if (!study.contains("source"))
        return;
    plan.runs.push_back(planPart(study.at("source"), "pretrain", "source", "source", seed, suffix));
    const auto source = "../" + safeName(plan.runs.back().name);
    std::size_t position = 0;
    for (auto transfer : runsIn(study, "transfer")) {
        const auto place = "transfer." + std::to_string(position++);
        requireObject(transfer, place);
        transfer["source"] = source;
        auto run = planPart(transfer, "transfer", {}, place, seed, {});
        if (!transfer.contains("name"))
            run.name = run.parameters.at("target").at("name").get<std::string>();
        run.name += suffix;
        plan.runs.push_back(std::move(run));
    }
}

/// Runs on tracks name the runs of the study before them that they stand on as the study names them. `earlier`: their kinds and
/// names in the study, and their names with the seed.
void nameBeside(Json& run, const std::map<std::pair<std::string, std::string>, std::string>& earlier)
{
    const auto kind = run.value("kind", Json());
    if (kind != "score" && kind != "regularity")
        return;
    for (const auto& place : namesOfTracks(run)) {
        const std::string wanted = place.back() == "model" ? "regularity" : "poses";
        if (const auto found = earlier.find({wanted, run.at(place).get<std::string>()}); found != earlier.end())
            run[place] = "../" + safeName(found->second);
    }
}

void addRuns(const Json& study, std::uint64_t seed, const std::string& suffix, Plan& plan)
{
    std::size_t position = 0;
    std::map<std::pair<std::string, std::string>, std::string> earlier;
    for (auto run : runsIn(study, "runs")) {
        const auto place = "runs." + std::to_string(position++);
        requireObject(run, place);
        if (!run.contains("kind"))
            throw Error("bad-field", "it has no member \"kind\"", place + ".kind", "name the kind of job, such as regularity");
        nameBeside(run, earlier);
        plan.runs.push_back(planPart(run, textMember(run, "kind", "", place + "."), {}, place, seed, suffix));
        const auto& [kind, name] = std::tie(plan.runs.back().kind, plan.runs.back().name);
        earlier[{kind, name.substr(0, name.size() - suffix.size())}] = name;
    }
}

Plan planStudy(const Json& study)
{
    requireStudyMembers(study);
    Plan plan{textMember(study, "name", "study", ""), study, {}};
    const auto seeds = seedsOf(study);
    for (const auto seed : seeds) {
        const auto suffix = seeds.size() > 1 ? "-seed" + std::to_string(seed) : std::string();
        addSource(study, seed, suffix, plan);
        addRuns(study, seed, suffix, plan);
    }
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (safeName(plan.runs[i].name) == safeName(plan.runs[j].name))
                throw Error("bad-field", "two runs of the study are named \"" + plan.runs[i].name + "\"", study.contains("runs") ? "runs" : "transfer", "give each a name of its own");
        }
    }
    return plan;
}

} // namespace

const std::vector<JobKind>& jobKinds()
{
    static const std::vector<JobKind> kinds{pretrainJob(), transferJob(), regularityJob(), posesJob(trialInOwnProcess()), scoreJob()};
    return kinds;
}

const JobKind& jobKind(const std::string& kind)
{
    const auto found = std::ranges::find(jobKinds(), kind, [](const JobKind& one) { return one.schema.name; });
    if (found != jobKinds().end())
        return *found;
    std::vector<std::string> names{"study"};
    for (const auto& one : jobKinds())
        names.push_back(one.schema.name);
    const auto nearest = nearestSpelling(kind, names);
    throw Error("bad-field", "found \"" + kind + "\", expected one of " + kindNames(), "kind", nearest.empty() ? "" : "did you mean \"" + nearest + "\"?");
}

Plan readPlan(const std::filesystem::path& file, const std::vector<std::string>& settings)
{
    if (!std::filesystem::exists(file))
        throw Error("bad-specification", "there is no such file", file.string(), "name a specification: transectl run SPEC");
    auto json = readJsonFile(file);
    if (!json.is_object())
        throw Error("bad-specification", "found " + json.dump().substr(0, 60) + ", expected an object {...}", file.string());
    if (json.contains("parameters") && json.contains("lineage"))
        json = flattened(json, file);
    for (const auto& setting : settings)
        applySetting(json, setting);
    if (!json.contains("kind"))
        throw Error("bad-specification", "it has no member \"kind\"; expected one of " + kindNames(), file.string());
    const auto kind = textMember(json, "kind", "", "");
    try {
        return kind == "study" ? planStudy(json) : Plan{"", json, {planRun(json, kind, "")}};
    } catch (const Error& error) {
        // A field's place is found sooner with the file's name before it.
        auto record = error.record();
        record.path = file.string() + ": " + record.path;
        throw Error(record);
    }
}

} // namespace transect
