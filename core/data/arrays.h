#pragma once

#include <filesystem>
#include <string>

#include "data/published_data.h"

namespace transect {

/// True for a folder that holds arrays by one of the names that openArrays() knows.
bool holdsArrays(const std::filesystem::path& folder);

/// NumPy arrays in an .npz file, or as .npy files in a folder: images uint8, N x H x W or N x H x W x C with 1 or 3
/// channels; labels whole numbers from 0, N or N x 1. Their names are train_images, train_labels, test_images,
/// test_labels; or x_train, y_train, x_test, y_test; or, for one pool, images, labels; or x, y.
/// Throws Error "missing-data" where an array is missing, "bad-data" naming array, found and expected.
PublishedData openArrays(const std::filesystem::path& place, const std::string& name);

} // namespace transect
