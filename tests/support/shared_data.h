#pragma once

#include <cstdlib>
#include <filesystem>

namespace transect::testing {

/// A file or folder of the data that lies beside the checkout ($TRANSECT_SHARED_DATA, else ../shared/data) and is no part of
/// it; empty where it is absent.
inline std::filesystem::path sharedData(const std::filesystem::path& relative)
{
    const char* given = std::getenv("TRANSECT_SHARED_DATA");
    const auto path = (given ? std::filesystem::path(given) : std::filesystem::path(TRANSECT_SOURCE_DIR) / "../shared/data") / relative;
    return std::filesystem::exists(path) ? path : std::filesystem::path();
}

} // namespace transect::testing
