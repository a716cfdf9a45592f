#include "vision/video_list.h"

#include <algorithm>
#include <array>
#include <set>

#include "media/video_reader.h"
#include "record/error.h"
#include "record/file_system.h"
#include "record/hash.h"
#include "record/run_folder.h"
#include "vision/image.h"

namespace transect {

namespace {

constexpr int deepestFolder = 4;

bool isPicture(const std::filesystem::path& path)
{
    try {
        const InputFile file(path);
        std::array<std::byte, 32> beginning{};
        return isImage(std::span(beginning).first(file.read(0, beginning)));
    } catch (const Error&) {
        return false;
    }
}

std::vector<std::filesystem::path> entriesOf(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> entries;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (!entry->path().filename().string().starts_with("."))
            entries.push_back(entry->path());
    }
    if (failure)
        throw fileError(failure.value(), "read", folder);
    std::ranges::sort(entries);
    return entries;
}

class Listing {
public:
    void addNamed(const std::filesystem::path& path)
    {
        if (!std::filesystem::exists(path))
            throw Error("no-file", "there is no such file or folder", path.string(), "name a video, a folder of pictures, or a folder of these");
        if (!std::filesystem::is_directory(path)) {
            add(path);
            return;
        }
        const auto before = m_list.videos.size();
        addFolder(path, 0);
        if (m_list.videos.size() == before)
            throw Error("no-video", "it holds no video and no pictures" + (m_list.passedOver.empty() ? "" : "; " + m_list.passedOver.back()), path.string());
    }

    VideoList list() { return std::move(m_list); }

private:
    void addFolder(const std::filesystem::path& folder, int depth)
    {
        const auto entries = entriesOf(folder);
        // A folder of videos may hold a picture or two beside them.
        const auto pictures = std::ranges::count_if(entries, [](const auto& entry) { return isPicture(entry); });
        if (2 * pictures > std::ssize(entries)) {
            add(folder);
            return;
        }
        for (const auto& entry : entries) {
            try {
                if (!std::filesystem::is_directory(entry))
                    add(entry);
                else if (depth < deepestFolder)
                    addFolder(entry, depth + 1);
            } catch (const Error& error) {
                m_list.passedOver.push_back(error.what());
            }
        }
    }

    void add(const std::filesystem::path& path)
    {
        const auto canonical = std::filesystem::canonical(path);
        const auto info = openVideo(canonical)->info();
        m_list.videos.push_back({canonical, freeName(std::filesystem::is_directory(canonical) ? canonical.filename() : canonical.stem()), info.declaredFrames});
    }

    std::string freeName(const std::filesystem::path& stem)
    {
        const auto name = safeName(stem.string());
        auto free = name;
        for (int number = 2; !m_names.insert(free).second; ++number)
            free = name + "-" + std::to_string(number);
        return free;
    }

    VideoList m_list;
    std::set<std::string> m_names;
};

} // namespace

VideoList listVideos(const std::vector<std::filesystem::path>& paths)
{
    Listing listing;
    for (const auto& path : paths)
        listing.addNamed(path);
    return listing.list();
}

std::string contentsHash(const std::filesystem::path& video)
{
    if (!std::filesystem::is_directory(video))
        return sha256HexOfFile(video);
    Sha256 hash;
    for (const auto& entry : entriesOf(video)) {
        if (std::filesystem::is_regular_file(entry))
            hash.update(entry.filename().string() + "\n" + sha256HexOfFile(entry) + "\n");
    }
    return hash.hex();
}

} // namespace transect
