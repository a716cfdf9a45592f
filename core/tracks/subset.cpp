#include "tracks/subset.h"

#include <algorithm>

#include "record/json_fields.h"
#include "tracks/names.h"

namespace transect {

namespace {

using Ranges = std::vector<std::pair<std::int64_t, std::int64_t>>;

Error wrongRanges(const std::string& clip, const Json& found, const std::string& place)
{
    return Error("bad-subset", "dropped_frames of " + inQuotes(clip) + ": found " + found.dump().substr(0, 60)
            + ", expected pairs [from, to] of frames, from below to and at most " + std::to_string(largestFrame), place);
}

Ranges rangesOf(const std::string& clip, const Json& list, const std::string& place)
{
    Ranges ranges;
    if (!list.is_array())
        throw wrongRanges(clip, list, place);
    for (const auto& pair : list) {
        const bool isPair = pair.is_array() && pair.size() == 2 && pair[0].is_number_unsigned() && pair[1].is_number_unsigned();
        if (!isPair || pair[0] >= pair[1] || pair[1] > largestFrame)
            throw wrongRanges(clip, pair, place);
        ranges.emplace_back(pair[0].get<std::int64_t>(), pair[1].get<std::int64_t>());
    }
    return ranges;
}

} // namespace

bool Subset::keepsClip(const std::string& clip) const
{
    return !droppedClips.contains(withoutLeadingZeros(clip));
}

std::vector<std::uint8_t> Subset::keptFrames(const std::string& clip, std::int64_t frames) const
{
    std::vector<std::uint8_t> kept(std::size_t(frames), keepsClip(clip));
    const auto found = droppedFrames.find(withoutLeadingZeros(clip));
    if (found == droppedFrames.end())
        return kept;
    for (const auto& [from, to] : found->second) {
        if (from < frames)
            std::fill(kept.begin() + from, kept.begin() + std::min(to, frames), std::uint8_t(0));
    }
    return kept;
}

Subset readSubset(const std::filesystem::path& path)
{
    const auto place = path.string();
    const auto json = readJsonFile(path);
    const JsonFields fields(json, "bad-subset", place);
    Subset subset;
    subset.name = fields.text("name");
    if (fields.has("description"))
        subset.description = fields.text("description");
    if (fields.has("dropped_clips")) {
        for (const auto& clip : fields.list("dropped_clips")) {
            if (!clip.is_string())
                throw fields.wrong("dropped_clips", "names of clips");
            subset.clips.push_back(clip.get<std::string>());
            subset.droppedClips.insert(withoutLeadingZeros(subset.clips.back()));
        }
    }
    if (fields.has("dropped_frames")) {
        for (const auto& [clip, ranges] : fields.object("dropped_frames").items()) {
            subset.clips.push_back(clip);
            subset.droppedFrames[withoutLeadingZeros(clip)] = rangesOf(clip, ranges, place);
        }
    }
    return subset;
}

} // namespace transect
