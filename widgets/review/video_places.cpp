#include "widgets/review/video_places.h"

#include "tracks/names.h"

namespace transect {

std::filesystem::path placeOfVideo(const std::filesystem::path& recorded, const std::filesystem::path& folder, const std::string& clip)
{
    std::error_code failure;
    if (!recorded.empty() && std::filesystem::exists(recorded, failure))
        return recorded;
    if (folder.empty())
        return {};
    const auto wanted = withoutLeadingZeros(clip);
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const auto name = entry->is_directory(failure) ? entry->path().filename() : entry->path().stem();
        if (withoutLeadingZeros(name.string()) == wanted)
            return entry->path();
    }
    return {};
}

} // namespace transect
