#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "anomaly/test_clips.h"
#include "record/scored_evaluation.h"

namespace transect {

/// Writes scores into `folder`: of each clip a record (safetensors) and its frames (NPY); frame_scores.csv with the frames of
/// all clips and, where they are known, their labels; evaluation.json. Files of the same names are replaced.
void writeScoreFiles(const std::filesystem::path& folder, const TestClips& test, const std::vector<ScoreRecord>& records,
                     const std::optional<ScoredEvaluation>& evaluation);

} // namespace transect
