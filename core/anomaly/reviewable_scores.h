#pragma once

#include <filesystem>
#include <vector>

#include "anomaly/test_clips.h"
#include "record/pose_record.h"

namespace transect {

/// The poses of the clip at this place, with the truth about its frames where it is known, and its video.
PoseRecord poseRecordOf(const TestClips& test, std::size_t clip);

/// Writes into `folder` the scores of each clip with all that explains them, and the poses to review them with. `records` are of
/// scoreClips() for the same clips and windows. Files of the same names are replaced.
void writeReviewableScores(const std::filesystem::path& folder, const TestClips& test, const WindowSet& windows, const std::vector<ScoreRecord>& records);

/// normal_scores.npy (record/normal_scores.h); nothing where there are no scores. Makes the folder where it is missing.
void writeNormalScores(const std::filesystem::path& folder, const std::vector<double>& scores);

} // namespace transect
