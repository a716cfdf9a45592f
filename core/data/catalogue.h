#pragma once

#include <filesystem>
#include <vector>

#include "data/published_data.h"
#include "record/parameters.h"

namespace transect {

/// Where names are looked for, in this order: `named` (--data-root), $TRANSECT_DATA (':' between several), the user's
/// data folder (transect/data), /usr/share/datasets, and for the digits sheet where Debian's opencv-doc puts it.
std::vector<std::filesystem::path> dataRoots(const std::vector<std::filesystem::path>& named = {});

/// The data sets that are known by name ("mnist", "fashion-mnist", "emnist-letters", "cifar-10", "cifar-100",
/// "digits", ...), each with its parameters and how to get it.
const std::vector<Schema>& dataSetSchemas();

/// Which of dataSetSchemas() are found below the roots, and where: for `describe` and `doctor`.
struct FoundData {
    std::string name;
    std::filesystem::path place; ///< empty: not found
    std::string howToGet;
};
std::vector<FoundData> findData(const std::vector<std::filesystem::path>& roots);

/// The parameters of a data set in a specification: `name` (a known name; or a folder, tar, IDX, sheet, NPZ or NPY, as a
/// path or below a data root), `classes` (a subset of class names, in this order; empty: all), and for a sheet
/// `tile_height`, `tile_width`, `tile_classes`.
Schema dataSchema();

/// Where the data set of a completed dataSchema() is; nothing is opened. Throws Error "missing-data" that lists every
/// place looked at and how to get the set.
std::filesystem::path locateData(const Json& data, const std::vector<std::filesystem::path>& roots);

/// Opens what dataSchema() describes, completed. Throws what locateData() throws, Error "bad-data" naming file, place, found and expected, "bad-field" for unknown class names, "one-class" where
/// there are fewer than two classes, "no-permission" and "io" for what cannot be read.
PublishedData openData(const Json& data, const std::vector<std::filesystem::path>& roots);

} // namespace transect
