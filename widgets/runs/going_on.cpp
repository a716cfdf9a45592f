#include "widgets/runs/going_on.h"

#include <algorithm>

#include "record/worker_lock.h"

namespace transect {

namespace {

std::vector<const ListedRun*> runsOfStudy(const std::filesystem::path& study, const Listing& listing)
{
    std::vector<const ListedRun*> runs;
    for (const auto& run : listing.runs) {
        if (!study.empty() && studyOf(run) == study)
            runs.push_back(&run);
    }
    return runs;
}

bool isWorkedOnAny(const std::vector<const ListedRun*>& runs, const Listing& listing)
{
    return std::ranges::any_of(runs, [&](const ListedRun* run) { return isWorkedOn(*run, listing); });
}

} // namespace

bool isWorkedOn(const RunSummary& run, const Listing& listing)
{
    const auto status = run.state.status;
    return isActive(status) && (status != RunStatus::Queued || liveness(RunFolder{listing.library / run.path}) != Liveness::Dead);
}

bool canGoOn(const RunSummary& run, const Listing& listing)
{
    if (run.kind.empty())
        return false; // what it was to do cannot be read
    switch (run.state.status) {
    case RunStatus::Stopped:
    case RunStatus::Failed:
    case RunStatus::Lost: return true;
    case RunStatus::Queued: return !isWorkedOn(run, listing) && !isWorkedOnAny(runsOfStudy(studyOf(run), listing), listing);
    default: return false;
    }
}

QStringList toResume(const QStringList& chosen, const Listing& listing)
{
    QStringList paths;
    const auto add = [&](const ListedRun& run) {
        const auto path = QString::fromStdString(run.path.native());
        if (canGoOn(run, listing) && !paths.contains(path) && !paths.contains(QString::fromStdString(studyOf(run).native())))
            paths << path;
    };
    // Studies first: one that is chosen beside its runs stands for them.
    for (const auto& path : chosen) {
        const auto runs = runsOfStudy(path.toStdString(), listing);
        const bool isOne = std::filesystem::exists(listing.library / path.toStdString() / "study.json") && !isWorkedOnAny(runs, listing);
        if (isOne && std::ranges::any_of(runs, [&](const ListedRun* run) { return canGoOn(*run, listing); }))
            paths << path;
        else
            std::ranges::for_each(runs, [&](const ListedRun* run) { add(*run); });
    }
    for (const auto& path : chosen) {
        if (const auto* run = listing.run(path.toStdString()))
            add(*run);
    }
    return paths;
}

} // namespace transect
