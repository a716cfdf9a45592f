#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "anomaly/test_clips.h"
#include "record/parameters.h"

namespace transect {

/// The group "video" of a job on tracks: what their files may leave unsaid; null where nothing is given.
Parameter videoParameter();
ClipOptions clipOptionsFromJson(const Json& video);

/// masks, one_is_normal, subset, videos: what is known of clips that are scored, besides their tracks.
std::vector<Parameter> truthParameters();

/// `text` as a path, or below one of the roots. Throws Error "missing-data" with `field` and every place looked at.
std::filesystem::path locateTracks(const std::string& text, const std::vector<std::filesystem::path>& roots, const std::string& field);

/// Where the clips are whose tracks are at `tracks`: the values of truthParameters() located as locateTracks() does, which are
/// members of the group `prefix` ("test.").
TestPlaces testPlaces(const std::filesystem::path& tracks, const Json& truth, const Json& video, const std::vector<std::filesystem::path>& roots, const std::string& prefix = {});

} // namespace transect
