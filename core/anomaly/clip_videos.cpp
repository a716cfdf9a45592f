#include "anomaly/clip_videos.h"

#include <algorithm>
#include <array>

#include "media/video_reader.h"
#include "record/counted.h"
#include "record/error.h"
#include "record/file_system.h"
#include "record/folder_files.h"
#include "record/journal.h"
#include "record/run_folder.h"
#include "record/run_spec.h"
#include "tracks/names.h"
#include "vision/image.h"

namespace transect {

namespace {

bool isFolder(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

std::string nameOfVideo(const std::filesystem::path& path)
{
    return (isFolder(path) ? path.filename() : path.stem()).string();
}

/// FFmpeg takes a single picture for a video.
bool isPicture(const std::filesystem::path& path)
{
    std::array<std::byte, 32> beginning{};
    const InputFile file(path);
    return isImage(std::span(beginning).first(file.read(0, beginning)));
}

bool isVideo(const std::filesystem::path& path)
{
    try {
        if (!isFolder(path) && isPicture(path))
            return false;
        openVideo(path);
        return true;
    } catch (const Error& error) {
        return error.record().code == "no-decoder"; // by another machine's FFmpeg it may be seen
    }
}

/// A record's texts are UTF-8, the names of files need not be.
bool isText(const std::string& text)
{
    try {
        return !Json(text).dump().empty();
    } catch (const Json::exception&) {
        return false;
    }
}

/// The run of the kind poses that wrote the tracks, a file of it or its folder of them; an empty path where none did.
std::filesystem::path posesRunOf(const std::filesystem::path& tracks)
{
    std::error_code ignored;
    auto folder = std::filesystem::canonical(tracks, ignored);
    for (int levels = 0; levels < 3 && !folder.empty(); ++levels, folder = folder.parent_path()) {
        const RunFolder run{folder};
        if (!run.isRun())
            continue;
        try {
            return readRunSpec(run.runJson()).kind == "poses" ? folder : std::filesystem::path();
        } catch (const Error&) {
            return {}; // a file of the same name that is none of ours
        }
    }
    return {};
}

std::string textIn(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

void ClipVideos::add(const std::string& name, const std::filesystem::path& video)
{
    if (isText(video.string()))
        m_videos.emplace(withoutLeadingZeros(name), video);
}

ClipVideos ClipVideos::in(const std::filesystem::path& videos)
{
    ClipVideos found;
    if (videos.empty())
        return found;
    const auto named = std::filesystem::canonical(videos);
    found.add(nameOfVideo(named), named);
    if (isText(named.string()))
        found.m_only = named;
    if (isFolder(named)) {
        for (const auto& entry : filesIn(named, ""))
            found.add(nameOfVideo(entry), entry);
    }
    return found;
}

ClipVideos ClipVideos::ofTracks(const std::filesystem::path& tracks)
{
    ClipVideos found;
    const RunFolder run{posesRunOf(tracks)};
    std::error_code ignored;
    if (run.root.empty() || !std::filesystem::exists(run.events(), ignored))
        return found;
    for (const auto& event : readJournal(run.events()).lines) {
        if (textIn(event, "type") == "clip" && !textIn(event, "video").empty())
            found.add(textIn(event, "name"), textIn(event, "video"));
    }
    return found;
}

std::filesystem::path ClipVideos::of(const std::string& clip, bool isOnlyClip) const
{
    const auto [first, last] = m_videos.equal_range(withoutLeadingZeros(clip));
    std::vector<std::filesystem::path> candidates;
    std::ranges::transform(first, last, std::back_inserter(candidates), [](const auto& named) { return named.second; });
    std::ranges::stable_partition(candidates, [&](const auto& path) { return nameOfVideo(path) == clip; }); // "08" before "8"
    if (isOnlyClip && !m_only.empty())
        candidates.push_back(m_only);
    const auto found = std::ranges::find_if(candidates, isVideo);
    return found == candidates.end() ? std::filesystem::path() : *found;
}

std::vector<std::filesystem::path> videosOfClips(const std::vector<ClipPtr>& clips, const std::filesystem::path& videos, const std::filesystem::path& tracks,
                                                 std::vector<std::string>& notices)
{
    const auto named = ClipVideos::in(videos), known = ClipVideos::ofTracks(tracks);
    std::vector<std::filesystem::path> found;
    std::vector<std::string> missing;
    for (const auto& clip : clips) {
        found.push_back(named.of(clip->name, clips.size() == 1));
        if (found.back().empty())
            found.back() = known.of(clip->name);
        if (found.back().empty())
            missing.push_back(clip->name);
    }
    if (!videos.empty() && !missing.empty())
        notices.push_back("no video of " + std::to_string(missing.size()) + " of " + counted(std::int64_t(clips.size()), "clip", "clips") + " in " + videos.string() + " ("
                          + missing.front() + (missing.size() > 1 ? ", ...)" : ")"));
    return found;
}

} // namespace transect
