#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "data/published_data.h"

namespace transect {

/// One large picture of equal tiles, such as the 5,000 digits of opencv-doc: rows of tiles, the same number of rows for
/// each class, class after class from the top.
struct SheetLayout {
    int tileHeight = 20, tileWidth = 20;
    std::vector<std::string> classNames;
};

/// One pool; images in reading order. Throws Error "bad-data" where the picture is no multiple of the tiles, or its rows
/// no multiple of the classes, "bad-image", "no-decoder".
PublishedData openSheet(const std::filesystem::path& file, const SheetLayout& layout, const std::string& name);

} // namespace transect
