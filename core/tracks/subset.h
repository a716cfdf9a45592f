#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace transect {

/// Which frames of a benchmark are evaluated, such as those with human-related anomalies (HR) only.
struct Subset {
    std::string name, description;
    // Both by clip names without the leading zeros of their numbers (names.h): "01" and "1" are the same clip.
    std::set<std::string> droppedClips;
    std::map<std::string, std::vector<std::pair<std::int64_t, std::int64_t>>> droppedFrames; ///< from, to: half-open

    std::vector<std::string> clips; ///< all that are named, as the file has them

    bool keepsClip(const std::string& clip) const;
    /// 1 for each of `frames` frames of a clip that is evaluated.
    std::vector<std::uint8_t> keptFrames(const std::string& clip, std::int64_t frames) const;
};

/// {"name": "...", "description": "...", "dropped_clips": ["01_0130"], "dropped_frames": {"01": [[75, 121], [390, 437]]}}
/// Errors: those of readJsonFile(); "bad-subset" naming the member.
Subset readSubset(const std::filesystem::path& path);

} // namespace transect
