#pragma once

#include <algorithm>

#include "widgets/runs/listing.h"

namespace transect::testing {

/// A run as a library lists it; of a study where its path has two parts.
inline ListedRun listed(const std::string& path, RunStatus status = RunStatus::Finished, double done = 0, const char* kind = "pretrain")
{
    ListedRun run;
    run.path = path;
    run.kind = kind;
    run.name = run.path.filename().string();
    run.study = run.path.parent_path().string();
    run.created = "2026-03-01T12:00:00Z";
    run.state.status = status;
    run.state.done = done;
    run.state.total = 100;
    return run;
}

inline BestFigure best(const char* target, const char* mode, double score)
{
    return {target, mode, "accuracy", "epoch-0003", 3, score, 3, {}, 0, score};
}

/// As a run of kind "regularity" has it.
inline BestFigure auc(const char* scores, double value, Interval interval)
{
    return {scores, "auc", "auc", "epoch-0012", 0, value, 1, interval, 21, value};
}

/// With the studies that the runs belong to.
inline ListingPtr listingOf(std::vector<ListedRun> runs, std::filesystem::path library = "/library")
{
    std::ranges::sort(runs, {}, &ListedRun::path);
    Listing listing{std::move(library), std::move(runs), {}};
    for (const auto& run : listing.runs) {
        if (const auto study = studyOf(run); !study.empty() && !listing.study(study))
            listing.studies.push_back({study, {}, {}});
    }
    std::ranges::sort(listing.studies, {}, &ListedStudy::path);
    return std::make_shared<const Listing>(std::move(listing));
}

} // namespace transect::testing
