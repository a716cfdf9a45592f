#pragma once

#include <filesystem>
#include <memory>

#include "media/video_reader.h"

namespace transect {

/// openVideo() for a folder.
std::unique_ptr<VideoReader> openPictureFolder(const std::filesystem::path& folder);

} // namespace transect
