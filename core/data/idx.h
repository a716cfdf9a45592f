#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "data/published_data.h"

namespace transect {

/// How a family of IDX files (the format of MNIST, http://yann.lecun.com/exdb/mnist) is published.
struct IdxLayout {
    std::string trainPrefix = "train", testPrefix = "t10k"; ///< "train" of train-images-idx3-ubyte
    bool transposed = false;             ///< columns before rows, as EMNIST has its images
    std::int64_t firstLabel = 0;         ///< the label of the first class
    std::vector<std::string> classNames; ///< empty: as many numbered classes as there are labels
};

/// The layout of the files in a folder, by their names; empty prefixes where there are none.
/// Throws Error "bad-data" where several sets lie in one folder.
IdxLayout idxLayoutIn(const std::filesystem::path& folder);

/// True where the folder holds the training images of `layout`, gzipped or not.
bool holdsIdx(const std::filesystem::path& folder, const IdxLayout& layout);

/// Throws Error "missing-data" for a file that is not there, "bad-data" for one that is not what its header says and
/// for a pair of files that do not belong together.
PublishedData openIdx(const std::filesystem::path& folder, const IdxLayout& layout, const std::string& name);

/// One file of images with its file of labels beside it ("...-images-idx3-ubyte" and "...-labels-idx1-ubyte").
PublishedData openIdxFile(const std::filesystem::path& imagesFile, const std::string& name);

} // namespace transect
