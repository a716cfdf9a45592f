#pragma once

#include <functional>
#include <string>
#include <vector>

#include "record/hash.h"
#include "record/job.h"
#include "record/journal.h"
#include "record/run_events.h"
#include "record/run_spec.h"
#include "record/run_writer.h"

namespace transect::testing {

/// Carries out a job in this process in `folder`, made where it is new. `onEvent` sees each event as it happens.
/// Returns how it ended; an Error goes on to the caller.
inline RunStatus carryOut(const JobKind& kind, const RunFolder& folder, const Json& specification, const std::filesystem::path& dataRoot,
                          std::uint64_t seed = 0, const std::function<void(const Json&)>& onEvent = {})
{
    std::filesystem::create_directories(folder.root);
    RunSpec spec;
    spec.kind = kind.schema.name;
    spec.name = "test";
    spec.seed = seed;
    spec.parameters = complete(kind.schema, specification);
    if (!folder.isRun())
        writeRunSpec(folder.runJson(), spec);
    RunWriter::requestStop(StopRequest::None);
    RunWriter run(folder);
    if (onEvent)
        run.observe(onEvent, {});
    JobContext context{run, spec, folder.root.parent_path(), {dataRoot}};
    try {
        kind.execute(context);
        run.setState(RunStatus::Finished);
        return RunStatus::Finished;
    } catch (const Stopped&) {
        return RunStatus::Stopped;
    }
}

/// An observer for carryOut(): the run is to stop once it tells the metrics of `step`.
inline std::function<void(const Json&)> stopAfter(int step)
{
    return [step](const Json& event) {
        if (event.at("type") == "metrics" && event.at("step") == step)
            RunWriter::requestStop(StopRequest::AfterStep);
    };
}

inline std::vector<Json> eventsOf(const RunFolder& folder, const std::string& type)
{
    std::vector<Json> found;
    for (const auto& event : currentEvents(readJournal(folder.events()).lines)) {
        if (event.value("type", "") == type)
            found.push_back(event);
    }
    return found;
}

/// The loss of every step.
inline std::vector<double> lossesOf(const RunFolder& folder)
{
    std::vector<double> losses;
    for (const auto& event : eventsOf(folder, "metrics"))
        losses.push_back(event.at("loss").get<double>());
    return losses;
}

inline std::string checkpointHash(const RunFolder& folder, const std::string& name)
{
    return sha256HexOfFile(folder.checkpoints() / (name + ".safetensors"));
}

} // namespace transect::testing
