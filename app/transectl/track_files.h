#pragma once

#include <filesystem>
#include <vector>

#include "record/pose_record.h"
#include "record/run_folder.h"
#include "tracks/clip.h"

namespace transect {

/// What a record says of its clip, without tracks.
Clip clipWithoutTracks(const PoseRecord& poses);
/// Adds one pose of the record to a track.
void addPose(Track& track, const PoseRecord& poses, std::size_t pose);
/// The clip with its tracks.
Clip clipOf(const PoseRecord& poses);

/// Copies the tracks that a run of the kind poses found into `folder`, replacing files of the same names; nothing of other kinds.
/// Returns the copies.
std::vector<std::filesystem::path> copyTracks(const RunFolder& run, const std::filesystem::path& folder);

} // namespace transect
