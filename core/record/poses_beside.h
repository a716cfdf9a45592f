#pragma once

#include <optional>

#include "record/pose_record.h"

namespace transect {

/// The poses that were kept beside the scores of `clip`; nothing where none were. Errors: those of readPoseRecord().
std::optional<PoseRecord> posesBeside(const std::filesystem::path& scoresFolder, const std::string& clip);

/// Of them clip, rate, number and truth of the frames alone, in a moment also where there are many poses.
/// Errors: those of posesBeside() for what it reads.
std::optional<PoseRecord> truthBeside(const std::filesystem::path& scoresFolder, const std::string& clip);

} // namespace transect
