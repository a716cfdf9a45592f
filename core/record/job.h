#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "record/parameters.h"
#include "record/run_spec.h"
#include "record/run_writer.h"

namespace transect {

/// What a job works with. Results go into the run's folder through `run`; `library` holds caches that runs share.
struct JobContext {
    RunWriter& run;
    const RunSpec& spec;
    std::filesystem::path library;
    std::vector<std::filesystem::path> dataRoots;
    /// Gives the device up (false) while the job waits for another one, and waits for it again (true).
    std::function<void(bool hold)> holdDevice = [](bool) {};
};

/// A kind of job: what it takes, and what it does. execute() returns when the job is finished, throws Stopped where it
/// was asked to stop, Error where it failed; called again on the same folder it goes on where it was.
struct JobKind {
    Schema schema;
    std::function<void(JobContext&)> execute;
};

} // namespace transect
