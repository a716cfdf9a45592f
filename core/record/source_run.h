#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "record/parameters.h"
#include "record/run_folder.h"

namespace transect {

/// What `text` names for the run in `runFolder` (which need not be there yet): "../name" a folder beside it, a folder by its
/// path, or a run of `library`. Throws Error "no-run" with `field` where nothing is there, "ambiguous-run".
std::filesystem::path locateSource(const std::string& text, const std::filesystem::path& runFolder, const std::filesystem::path& library, const std::string& field);

/// Where the parameters of a run on tracks name what may be another run, or files: those members that are there, as texts.
std::vector<Json::json_pointer> namesOfTracks(const Json& parameters);

/// Names what the run in `runFolder` has beside it ("../NAME") by its path, for a run that is made elsewhere.
void nameFromElsewhere(Json& parameters, const std::filesystem::path& runFolder);

/// Whether a run may still write more: it is queued or at work.
bool isGrowing(const RunFolder& run);

/// Why a run that is not growing is not complete either, in words: "failed (the disk is full)"; none where it is.
std::optional<std::string> shortfallOf(const RunFolder& run);

} // namespace transect
