#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "data/published_data.h"

namespace transect {

/// A data set that is known by its name.
struct KnownSet {
    std::string name;
    std::string help;                    ///< one sentence
    std::string howToGet;                ///< a package, or where its authors publish it
    std::vector<std::string> classNames; ///< empty where only the files know them
    std::vector<std::string> places;     ///< where it may lie below a data root, the likeliest first
    std::function<bool(const std::filesystem::path&)> isAt;
    std::function<PublishedData(const std::filesystem::path&)> open;
};

const std::vector<KnownSet>& knownSets();

} // namespace transect
