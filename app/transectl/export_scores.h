#pragma once

#include <filesystem>
#include <vector>

#include "record/run_folder.h"

namespace transect {

/// Writes what a run of the kind regularity or score found: in scores/ of each clip CLIP.npy, of all frame_scores.csv (frame_table.h)
/// and their evaluations as evaluation.csv, scenes.csv and evaluation.json; in tracks/ the tracks that were scored (the format
/// "tracked", with clips.csv); normal_scores.npy where scores of normal windows are known. Nothing of what the run has not.
/// Returns the files. Errors: those of the files of the run; those of writeClips().
std::vector<std::filesystem::path> exportScores(const RunFolder& run, const std::filesystem::path& folder);

} // namespace transect
