#pragma once

#include <functional>

#include "record/run_spec.h"
#include "record/run_writer.h"
#include "record/job.h"

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

} // namespace transect::testing
