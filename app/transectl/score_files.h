#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "anomaly/track_scoring.h"
#include "record/scored_evaluation.h"

namespace transect {

/// Writes scores into `folder`: of each clip a record (safetensors) and its frames (NPY), and in poses/ what they are reviewed
/// with; frame_scores.csv with the frames of all clips and, where they are known, their labels; normal_scores.npy where scores of
/// normal windows are known; evaluation.json. Files of the same names are replaced.
void writeScoreFiles(const std::filesystem::path& folder, const TrackScoring& scoring, const std::vector<ScoreRecord>& records,
                     const std::optional<ScoredEvaluation>& evaluation);

} // namespace transect
