#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace transect {

/// Makes a folder and those above it where they are missing. Errors: "disk-full", "no-permission", "io" with the path.
void makeFolders(const std::filesystem::path& folder);

/// Of what lies in `folder`, files and folders with all that is in them, removes those that were changed longest ago until at most
/// `mostEntries` are left that hold at most `mostBytes`. Another process may be doing the same, and failures are passed over.
void dropOldest(const std::filesystem::path& folder, std::size_t mostEntries, std::uintmax_t mostBytes);

} // namespace transect
