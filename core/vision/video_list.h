#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace transect {

/// A video file or a folder of pictures, and the name of its clip.
struct VideoSource {
    std::filesystem::path path;
    std::string name;               ///< its file's name without the extension, safe as a file's name, and no other's
    std::int64_t declaredFrames = 0; ///< what it claims to hold; 0: not known
};

struct VideoList {
    std::vector<VideoSource> videos;
    std::vector<std::string> passedOver; ///< "path: why"
};

/// The videos that paths mean: a file, a folder of pictures, or a folder with any of these in it or in folders below it (at most four
/// levels deep), in the order of their names; a folder to which several links lead is looked into once. In a folder, what is no video is passed over; what is named itself must be one.
/// Errors: "no-file", "no-permission"; those of openVideo(); "no-video" for a folder without any.
VideoList listVideos(const std::vector<std::filesystem::path>& paths);

/// SHA-256 of a video's contents; of a folder of pictures that of the names and contents of its files. `ask` is called after each
/// MiB, and may throw.
std::string contentsHash(const std::filesystem::path& video, const std::function<void()>& ask = {});

} // namespace transect
