#pragma once

#include <string_view>

#include "media/frame_index.h"

namespace transect {

/// One line of JSON with the counts and what is said in words, the arrays as little-endian integers, and a CRC-32 of it all.
std::string frameIndexBytes(const FrameIndex& index);

/// Errors: "bad-file" where `bytes` are not what frameIndexBytes() makes of an index, with this version of FFmpeg.
FrameIndex parseFrameIndex(std::string_view bytes, const std::string& place);

} // namespace transect
