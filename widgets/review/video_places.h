#pragma once

#include <filesystem>
#include <string>

namespace transect {

/// Where the pictures of a clip are: at `recorded`, where that still is there; else in `folder` the file or the folder whose name
/// without its extension is the clip's, leading zeros of numbers aside. Empty where there is neither.
std::filesystem::path placeOfVideo(const std::filesystem::path& recorded, const std::filesystem::path& folder, const std::string& clip);

} // namespace transect
