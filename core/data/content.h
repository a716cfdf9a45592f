#pragma once

#include <filesystem>
#include <string>

#include "data/published_data.h"
#include "data/sheet.h"

namespace transect {

/// Opens what lies at a path, told by its content: a folder of IDX files, of CIFAR batches, of arrays, of class folders
/// or of two tars; a tar, an IDX file, an NPZ file, an array beside its labels, or (with `sheet`) a picture of tiles.
/// Throws Error "bad-data" where it is none of these.
PublishedData openContent(const std::filesystem::path& path, const SheetLayout& sheet);

} // namespace transect
