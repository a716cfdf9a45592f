#include "widgets/launch/runs_to_stand_on.h"

#include <algorithm>

#include "record/error.h"
#include "record/run_folder.h"
#include "record/run_index.h"

namespace transect {

namespace {

/// A series is of use as far as it goes.
bool canBeStoodOn(const RunSummary& run, const std::filesystem::path& library)
{
    if (run.kind != "pretrain")
        return run.state.status == RunStatus::Finished || isActive(run.state.status);
    std::error_code none; // what cannot be read is no suggestion
    return std::filesystem::is_directory(RunFolder{library / run.path}.checkpoints(), none);
}

} // namespace

std::map<std::string, QStringList> runsToStandOn(const std::filesystem::path& library)
{
    std::map<std::string, QStringList> names;
    try {
        RunIndex index(library);
        index.refresh();
        auto runs = index.runs();
        std::ranges::stable_sort(runs, std::ranges::greater(), &RunSummary::created);
        for (const auto& run : runs) {
            if (canBeStoodOn(run, library))
                names[run.kind] << QString::fromStdString(run.path.string());
        }
    } catch (const Error&) {
        // No library yet, so nothing to suggest.
    }
    return names;
}

} // namespace transect
