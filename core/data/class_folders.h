#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "data/published_data.h"

namespace transect {

/// Images in one folder a class (class/image.jpg), or that in folders "train" and "test" (train/class/image.jpg), below
/// a folder or inside a tar. "val" serves as the test set where there is no "test", and is left out where there is one.
/// Classes and images are in natural order (image2 before image10). Throws Error "bad-data" where nothing of the kind
/// is found, or where a class occurs in the test set alone.
PublishedData openClassFolders(const std::filesystem::path& place, const std::string& name);

/// The same for a folder with train.tar and test.tar (or .tar.gz, .tgz) in it.
bool holdsTarPair(const std::filesystem::path& folder);
PublishedData openTarPair(const std::filesystem::path& folder, const std::string& name);

/// Numbers within a text compare by their value.
bool naturallyBefore(std::string_view a, std::string_view b);

} // namespace transect
