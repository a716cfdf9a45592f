#pragma once

#include "record/run_folder.h"
#include "record/run_index.h"

namespace transect {

// How one run's folder becomes a line of the index.

/// Reads a run's files; what cannot be read becomes `unreadable`, never an Error.
RunSummary readSummary(const RunFolder& folder, const std::filesystem::path& library);

/// Changes whenever run.json, state.json, transfer.jsonl or the evaluation of scores is written or replaced.
std::string fingerprintOf(const RunFolder& folder);

/// All but the path. summaryFromJson() throws Error "bad-index".
Json toJson(const RunSummary& summary);
RunSummary summaryFromJson(const Json& json, const std::filesystem::path& path);

} // namespace transect
