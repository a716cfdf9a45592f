#pragma once

#include <filesystem>
#include <string_view>

#include "tracks/masks.h"

namespace transect {

// One function a format of masks. Errors are those of openMasks().

std::vector<std::uint8_t> readMatMask(const std::filesystem::path& file); ///< 1 where a frame's value or picture is not 0
Masks readMaskTable(const std::filesystem::path& file);
Masks readUcsdRanges(const std::filesystem::path& file);
Mask readPersonRanges(const std::filesystem::path& file);

/// Whether a file that begins so is of the format.
bool isMatFile(std::string_view front);
bool isMaskTable(std::string_view front);
bool isUcsdRanges(std::string_view front);
bool isPersonRanges(std::string_view front);

} // namespace transect
