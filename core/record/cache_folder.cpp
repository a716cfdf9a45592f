#include "record/cache_folder.h"

#include <algorithm>
#include <vector>

#include "record/file_system.h"

namespace transect {

namespace {

struct CacheEntry {
    std::filesystem::file_time_type changed;
    std::filesystem::path path;
    std::uintmax_t bytes = 0;
};

std::uintmax_t bytesIn(const std::filesystem::directory_entry& entry)
{
    std::error_code failure;
    if (!entry.is_directory(failure))
        return entry.file_size(failure);
    std::uintmax_t bytes = 0;
    for (std::filesystem::recursive_directory_iterator inside(entry.path(), failure), end; !failure && inside != end; inside.increment(failure)) {
        std::error_code gone;
        if (const auto size = inside->file_size(gone); !gone)
            bytes += size;
    }
    return bytes;
}

} // namespace

void makeFolders(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw fileError(error.value(), "create", folder);
}

void dropOldest(const std::filesystem::path& folder, std::size_t mostEntries, std::uintmax_t mostBytes)
{
    std::vector<CacheEntry> entries;
    std::uintmax_t bytes = 0;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code gone;
        CacheEntry found{entry->last_write_time(gone), entry->path(), bytesIn(*entry)};
        if (gone || found.bytes == std::uintmax_t(-1))
            continue;
        bytes += found.bytes;
        entries.push_back(std::move(found));
    }
    std::ranges::sort(entries, {}, &CacheEntry::changed);
    auto left = entries.size();
    for (const auto& entry : entries) {
        if (left <= mostEntries && bytes <= mostBytes)
            return;
        std::error_code gone;
        std::filesystem::remove_all(entry.path, gone);
        bytes -= entry.bytes;
        --left;
    }
}

} // namespace transect
