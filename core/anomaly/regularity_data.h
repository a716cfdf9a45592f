#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "anomaly/test_clips.h"
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

/// Locates all that the parameters of a run of the kind "regularity" name.
void requireTracks(const Json& parameters, const std::vector<std::filesystem::path>& roots);

/// Opens the tracks that the parameters name and holds some out, drawn from `seed`. Throws Error "too-few-windows", "bad-tracks"
/// and those of openClips().
RegularityData openRegularityData(const Json& parameters, std::uint64_t seed, const std::vector<std::filesystem::path>& roots);

/// The clips to score; none where the parameters name none. Errors: those of openTestClips().
std::optional<TestClips> openRegularityTest(const Json& parameters, const std::vector<std::filesystem::path>& roots);

} // namespace transect
