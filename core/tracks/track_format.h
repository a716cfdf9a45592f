#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace transect {

enum class TrackFormat { Tracked, AlphaPose, ByPicture, OpenPose, Coco, Csv, Array, Pickle, Boxes };

struct TrackFormatDescription {
    TrackFormat format;
    std::string name;        ///< "tracked"
    std::string description; ///< for people
    bool isWritten;          ///< writeClips() writes it
    std::string leavesOut;   ///< what is lost in writing; empty: nothing
};

const std::vector<TrackFormatDescription>& trackFormats();

/// Throws Error "bad-field" naming the nearest spelling.
TrackFormat trackFormatNamed(std::string_view name);

/// Told by the beginning of a file's content; none where it holds no tracks. Errors: "no-file", "bad-json", "bad-data".
std::optional<TrackFormat> formatOf(const std::filesystem::path& file);

} // namespace transect
