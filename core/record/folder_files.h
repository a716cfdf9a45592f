#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace transect {

/// The entries of a folder whose names end with `suffix` and do not begin with a dot, sorted by name. Throws Error as
/// record/file_system.h says; none where there is no such folder.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder, std::string_view suffix);

} // namespace transect
