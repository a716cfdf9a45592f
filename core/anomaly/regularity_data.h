#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "anomaly/test_clips.h"
#include "anomaly/track_sources.h"
#include "anomaly/windows.h"
#include "record/parameters.h"

namespace transect {

/// The tracks that a run of the kind "regularity" learns from.
struct RegularityData {
    std::shared_ptr<const WindowSet> training;
    std::shared_ptr<const WindowSet> validation; ///< of other tracks; of none where none are held out
    std::string skeleton, name, fingerprint;
    std::vector<std::string> notices;
};

/// What a run of the kind "regularity" stands on: tracks, more_tracks.N, test.tracks. Errors: those of trackSource().
std::vector<TrackSource> regularitySources(const Json& parameters, const SourcePlaces& places);

/// Locates all that the parameters of such a run name.
void requireTracks(const Json& parameters, const SourcePlaces& places);

/// Opens the tracks to learn from and holds some out, drawn from `seed`. Throws Error "too-few-windows", "bad-tracks"
/// and those of openClips().
RegularityData openRegularityData(const Json& parameters, std::uint64_t seed, const std::vector<TrackSource>& sources);

/// The clips to score; none where the parameters name none. Errors: those of openTestClips().
std::optional<TestClips> openRegularityTest(const Json& parameters, const std::vector<TrackSource>& sources, const std::vector<std::filesystem::path>& roots);

} // namespace transect
