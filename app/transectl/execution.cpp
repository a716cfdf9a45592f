#include "execution.h"

#include <algorithm>
#include <cstdlib>

#include <torch/version.h>
#include <unistd.h>

#include "anomaly/regularity_data.h"
#include "anomaly/scoring_job.h"
#include "data/catalogue.h"
#include "jobs/device_queue.h"
#include "jobs/supervisor.h"
#include "progress.h"
#include "record/atomic_file.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/run_spec.h"
#include "record/run_state.h"
#include "record/run_writer.h"
#include "record/source_run.h"
#include "record/worker_lock.h"
#include "training/devices.h"
#include "transfer/series.h"
#include "vision/pose_job.h"

namespace transect {

namespace {

std::filesystem::path studyJson(const std::filesystem::path& folder)
{
    return folder / "study.json";
}

/// A run may be resumed from another folder: what is named by its path is named in full. Members that may also hold a
/// known name are paths where they have a '/'. What may be a run is what lies beside this one, if it begins with "../" and something does.
void makeAbsolute(Json& parameters, const std::filesystem::path& runFolder)
{
    std::error_code none;
    const auto replace = [&](const Json::json_pointer& place) {
        if (!parameters.contains(place) || !parameters.at(place).is_string())
            return;
        const std::filesystem::path path = parameters.at(place).get<std::string>();
        if (path.is_relative() && std::filesystem::exists(path, none))
            parameters[place] = std::filesystem::canonical(path).string();
    };
    const auto liesBeside = [&](const std::string& text) { return text.starts_with("../") && std::filesystem::is_directory((runFolder / text).lexically_normal(), none); };
    for (const auto* place : {"/data/name", "/target/name"}) {
        if (const Json::json_pointer name(place); parameters.value(name, std::string()).find('/') != std::string::npos)
            replace(name);
    }
    if (!parameters.value("source", std::string()).starts_with("../"))
        replace(Json::json_pointer("/source"));
    for (const auto& place : namesOfTracks(parameters)) {
        if (!liesBeside(parameters.at(place).get<std::string>()))
            replace(place);
    }
    for (const auto* place : {"/test/masks", "/test/subset", "/test/videos", "/masks", "/subset", "/videos", "/models", "/source_accuracy"})
        replace(Json::json_pointer(place));
    for (std::size_t i = 0; parameters.contains("videos") && parameters.at("videos").is_array() && i < parameters.at("videos").size(); ++i)
        replace(Json::json_pointer("/videos/" + std::to_string(i)));
}

/// A run that another one stands on, as that one names it.
Json originOf(const std::string& text, const std::filesystem::path& run)
{
    return {{"kind", "run"}, {"path", text.starts_with("../") ? text : run.string()}, {"sha256", sha256HexOfFile(RunFolder{run}.runJson())}};
}

/// Files of tracks are no origin: a run of scores keeps its own copy of them, one of regularity their fingerprint.
Json lineageOfTracks(const std::vector<TrackSource>& sources)
{
    auto origins = Json::array();
    const auto add = [&](const Json& origin) {
        if (std::ranges::find(origins, origin) == origins.end())
            origins.push_back(origin);
    };
    for (const auto& source : sources) {
        if (source.run)
            add(originOf(source.text, source.path));
        else if (source.member == "model")
            add({{"kind", "checkpoint"}, {"path", std::filesystem::absolute(source.path).string()}, {"sha256", sha256HexOfFile(source.path)}});
    }
    return origins;
}

/// What a transfer run stands on. Its results name the hash of each checkpoint: some may not be written yet.
Json transferLineage(const Json& parameters, const SourcePlaces& places)
{
    const auto text = parameters.at("source").get<std::string>();
    const auto series = Series::open(text, places.runFolder, places.library);
    if (series.specification())
        return Json::array({originOf(text, series.root())});
    return Json::array({{{"kind", "checkpoints"}, {"path", text.starts_with("../") ? text : series.root().string()}}});
}

Json lineageOf(const RunSpec& spec, const SourcePlaces& places)
{
    if (spec.kind == "transfer")
        return transferLineage(spec.parameters, places);
    if (spec.kind == "score")
        return lineageOfTracks(scoringSources(spec.parameters, places));
    return spec.kind == "regularity" ? lineageOfTracks(regularitySources(spec.parameters, places)) : Json::array();
}

RunSpec specOf(const PlannedRun& planned, const std::filesystem::path& parent, const Places& places, const std::string& study)
{
    RunSpec spec;
    spec.kind = planned.kind;
    spec.name = planned.name;
    spec.seed = planned.seed;
    spec.parameters = planned.parameters;
    const auto runFolder = parent / safeName(planned.name);
    makeAbsolute(spec.parameters, runFolder);
    spec.versions = {{"transect", TRANSECT_VERSION}, {"libtorch", TORCH_VERSION}};
    if (!study.empty())
        spec.study = study;
    spec.lineage = lineageOf(spec, {runFolder, places.libraryFolder(), dataRoots(places.dataRoots)});
    return spec;
}

RunFolder createRun(const PlannedRun& planned, const std::filesystem::path& parent, const Places& places, const std::string& study)
{
    const auto spec = specOf(planned, parent, places, study);
    const auto folder = createRunFolder(parent, planned.name);
    writeRunSpec(folder.runJson(), spec);
    writeState(folder.stateJson(), {});
    return folder;
}

/// "../NAME" is a run of the plan, or lies beside where the run will be, or below the folder that one is in.
void requireBeside(const PlannedRun& run, const Plan& plan, const std::filesystem::path& parent)
{
    for (const auto& place : namesOfTracks(run.parameters)) {
        const auto text = run.parameters.at(place).get<std::string>();
        if (!text.starts_with("../") || std::filesystem::exists(text) || std::filesystem::exists((parent / safeName(run.name) / text).lexically_normal()))
            continue;
        const auto name = std::next(std::filesystem::path(text).begin())->string();
        if (std::ranges::none_of(plan.runs, [&](const PlannedRun& other) { return safeName(other.name) == name; }))
            throw Error("no-run", "found nothing at " + text + ", neither from " + std::filesystem::current_path().string() + " nor beside the run in " + parent.string(),
                        run.name + ": " + place.to_string().substr(1), "name a run, a file or a folder");
    }
}

/// A study that lacks its target's images should not say so after hours of pre-training.
void requireWhatRunsNeed(const Plan& plan, const Places& places)
{
    const auto roots = dataRoots(places.dataRoots);
    const SourcePlaces sources{{}, places.libraryFolder(), roots}; // runs beside them are not there yet
    for (const auto& run : plan.runs) {
        resolveDevice(run.parameters.at("device").get<std::string>());
        for (const auto* data : {"data", "target"}) {
            if (run.parameters.contains(data))
                withPlace(run.name + ": " + data, [&] { locateData(run.parameters.at(data), roots); });
        }
        if (run.kind == "poses")
            requirePoseInputs(run.parameters);
        if (run.kind == "regularity" || run.kind == "score")
            requireBeside(run, plan, plan.study.empty() ? places.libraryFolder() : places.libraryFolder() / plan.study);
        if (run.kind == "regularity")
            requireTracks(run.parameters, sources);
        if (run.kind == "score")
            requireScoringInputs(run.parameters, sources);
    }
}

/// The device of a run is held for as long as this lives; empty where the run shares it.
std::optional<DeviceLease> waitForDevice(const RunSpec& spec, RunWriter& run)
{
    if (spec.parameters.at("queue") == "share")
        return std::nullopt;
    const auto device = resolveDevice(spec.parameters.at("device").get<std::string>());
    const auto holder = spec.name + " in " + run.folder().root.string();
    auto lease = DeviceQueue().acquire(device, holder, [&](const std::string& message) {
        run.setMessage(message);
        return run.stopRequest() == StopRequest::None;
    });
    if (!lease)
        throw Stopped();
    return lease;
}

void execute(const RunFolder& folder, const Places& places, Progress& progress)
{
    auto spec = readRunSpec(folder.runJson());
    const auto& kind = jobKind(spec.kind);
    spec.parameters = complete(kind.schema, spec.parameters, folder.runJson().string());
    progress.begin(spec.study ? *spec.study + "/" + spec.name : spec.name);
    RunWriter run(folder);
    run.observe([&](const Json& event) { progress.showEvent(event); }, [&](const RunState& state) { progress.showState(state); });
    try {
        run.setState(RunStatus::Queued);
        auto lease = waitForDevice(spec, run);
        run.setState(RunStatus::Starting);
        run.log("transectl " TRANSECT_VERSION ", process " + std::to_string(getpid()));
        JobContext context{run, spec, places.libraryFolder(), dataRoots(places.dataRoots), [&](bool hold) {
                               if (!hold)
                                   lease.reset();
                               else if (!lease)
                                   lease = waitForDevice(spec, run);
                           }};
        kind.execute(context);
        run.setState(RunStatus::Finished);
    } catch (const Stopped&) {
        run.setState(RunStatus::Stopped);
        throw;
    } catch (const std::exception& exception) {
        const auto error = failureOf(exception);
        // On a full disk neither may succeed; what failed first is what the user is told.
        try {
            run.fail(error);
            run.log("failed: " + error.text);
        } catch (const std::exception&) {
        }
        throw;
    }
}

} // namespace

bool isStudy(const std::filesystem::path& folder)
{
    return std::filesystem::is_regular_file(studyJson(folder));
}

StudyFolder openStudy(const std::filesystem::path& folder)
{
    const auto path = studyJson(folder);
    const auto json = readJsonFile(path);
    StudyFolder study{folder, {}};
    const auto runs = json.find("runs");
    if (runs == json.end() || !runs->is_array())
        throw Error("bad-study", "it has no list \"runs\"", path.string());
    for (const auto& name : *runs) {
        const auto plain = name.is_string() ? std::filesystem::path(name.get<std::string>()) : std::filesystem::path();
        if (plain.empty() || plain.has_parent_path() || plain == "..")
            throw Error("bad-study", "found " + name.dump() + " among its runs, expected the name of a sub-folder", path.string());
        study.runs.push_back({folder / plain});
    }
    return study;
}

StudyFolder createRuns(const Plan& plan, const Places& places)
{
    requireWhatRunsNeed(plan, places);
    const auto library = places.libraryFolder();
    std::filesystem::create_directories(library);
    if (plan.study.empty()) {
        const auto run = createRun(plan.runs.front(), library, places, {});
        return {run.root, {run}};
    }
    StudyFolder study{createRunFolder(library, plan.study).root, {}};
    Json names = Json::array();
    for (const auto& planned : plan.runs) {
        study.runs.push_back(createRun(planned, study.root, places, study.root.filename().string()));
        names.push_back(study.runs.back().root.filename().string());
    }
    const Json json{{"name", plan.study}, {"runs", names}, {"specification", plan.specification}};
    writeAtomically(studyJson(study.root), json.dump(2) + "\n");
    return study;
}

StudyFolder resolveStudyOrRun(const std::filesystem::path& library, const std::string& text)
{
    for (const auto& folder : {std::filesystem::path(text), library / text}) {
        if (isStudy(folder))
            return openStudy(std::filesystem::canonical(folder));
    }
    const auto run = resolveRun(library, text);
    return {run.root, {run}};
}

void carryOut(const StudyFolder& study, const Places& places)
{
    Progress progress;
    for (const auto& folder : study.runs) {
        if (observedState(folder).status != RunStatus::Finished)
            execute(folder, places, progress);
    }
}

void carryOutDetached(const StudyFolder& study, const Places& places)
{
    std::vector<std::string> arguments{"resume", study.root.string(), "--library", places.libraryFolder().string()};
    for (const auto& root : places.dataRoots) {
        arguments.push_back("--data-root");
        arguments.push_back(std::filesystem::absolute(root).string());
    }
    const auto unfinished = std::ranges::find_if(study.runs, [](const RunFolder& run) { return observedState(run).status != RunStatus::Finished; });
    if (unfinished != study.runs.end())
        launchDetached(std::filesystem::canonical("/proc/self/exe"), arguments, *unfinished);
}

} // namespace transect
