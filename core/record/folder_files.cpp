#include "record/folder_files.h"

#include <algorithm>

#include "record/file_system.h"

namespace transect {

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder, std::string_view suffix)
{
    std::vector<std::filesystem::path> found;
    std::error_code error;
    auto entry = std::filesystem::directory_iterator(folder, error);
    for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (name.ends_with(suffix) && !name.starts_with('.'))
            found.push_back(entry->path());
    }
    if (error && error != std::errc::no_such_file_or_directory)
        throw fileError(error.value(), "read", folder);
    std::ranges::sort(found);
    return found;
}

} // namespace transect
