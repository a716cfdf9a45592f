#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "record/parameters.h"
#include "record/job.h"

namespace transect {

/// The kinds of job of this build.
const std::vector<JobKind>& jobKinds();
const JobKind& jobKind(const std::string& kind);

/// A run that is to be made: complete parameters.
struct PlannedRun {
    std::string kind, name;
    std::uint64_t seed = 0;
    Json parameters;
};

/// What a specification file asks for: one run, or a study of several, in the order in which they are carried out.
struct Plan {
    std::string study; ///< empty: a single run
    Json specification; ///< as read, with the settings applied
    std::vector<PlannedRun> runs;
};

/// Reads a specification (or a run.json, which repeats that run), applies `settings` ("key=value") and completes it.
/// In a study the transfer runs stand on the source run of the same seed, and runs on tracks on those before them, by their names.
/// Throws Error "bad-specification" or "bad-field" with the place.
Plan readPlan(const std::filesystem::path& file, const std::vector<std::string>& settings);

} // namespace transect
