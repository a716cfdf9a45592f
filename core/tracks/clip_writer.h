#pragma once

#include <filesystem>
#include <vector>

#include "tracks/clip.h"
#include "tracks/track_format.h"

namespace transect {

/// Writes clips into a folder, which is made where it is not there, in a format that openClips() reads back; beside them
/// clips.csv, with what the format does not say of them. Returns the files. Each file is replaced whole or not at all.
/// Errors: those of AtomicFile; "bad-field" for a format that is not written; "bad-tracks" for a name that no file can have, a
/// name that two clips have, and where a format that writes every frame is to write a clip of no known length whose last
/// frame lies far beyond what its poses make plausible.
std::vector<std::filesystem::path> writeClips(const std::vector<ClipPtr>& clips, const std::filesystem::path& folder, TrackFormat format);

} // namespace transect
