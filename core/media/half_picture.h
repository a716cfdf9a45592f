#pragma once

#include <cstdint>
#include <vector>

#include "media/video_reader.h"

namespace transect {

/// `frame` in half its width and half its height, each pixel the mean of four: rows from top to bottom of width/2 pixels
/// 0xffRRGGBB. The last of an odd number of rows or columns is left out.
void halve(const VideoFrame& frame, std::vector<std::uint32_t>& half);

} // namespace transect
