#include <iostream>

#include "execution.h"
#include "jobs/supervisor.h"
#include "record/error.h"
#include "record/worker_lock.h"

namespace transect {

namespace {

struct StopOptions {
    Places places;
    std::string target;
    bool now = false;
};

/// The run of a study that a worker is at; of a single run, that run.
const RunFolder& activeRun(const StudyFolder& study)
{
    for (const auto& run : study.runs) {
        if (liveness(run) == Liveness::Alive)
            return run;
    }
    return study.runs.front();
}

int stop(const StopOptions& options)
{
    const auto study = resolveStudyOrRun(options.places.libraryFolder(), options.target);
    if (study.runs.empty())
        throw Error("not-running", "the study has no runs", study.root.string());
    stopRun(activeRun(study), options.now);
    std::cerr << activeRun(study).root.string() << (options.now ? ": told to stop now\n" : ": told to stop after this step\n");
    return ExitDone;
}

} // namespace

void addStop(CLI::App& app, Action& action)
{
    auto* verb = app.add_subcommand("stop", "Stop a run or study after its step, with a checkpoint; resume goes on with it");
    const auto options = std::make_shared<StopOptions>();
    verb->add_option("RUN", options->target, "A run or study: its folder, or its name in the library")->required();
    verb->add_flag("--now", options->now, "At once, without a checkpoint");
    options->places.addTo(*verb);
    verb->footer("Example: transectl stop fashion-to-digits");
    verb->callback([&action, options] { action = [options] { return stop(*options); }; });
}

} // namespace transect
