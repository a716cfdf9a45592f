#include "vision/video_list.h"

#include <algorithm>
#include <array>
#include <functional>
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
        std::error_code failure;
        const bool isFolder = std::filesystem::is_directory(path, failure);
        if (failure)
            throw unreadable(failure, path);
        if (!isFolder) {
            add(path);
            return;
        }
        const auto before = m_list.videos.size();
        m_folders.clear();
        addFolder(path, 0);
        if (m_list.videos.size() == before)
            throw Error("no-video", "it holds no video and no pictures" + (m_list.passedOver.empty() ? "" : "; " + m_list.passedOver.back()), path.string());
    }

    VideoList list() { return std::move(m_list); }

private:
    static Error unreadable(const std::error_code& failure, const std::filesystem::path& path)
    {
        const auto error = fileError(failure.value(), "read", path).record();
        if (error.code != "no-file")
            return Error(error);
        return Error("no-file", "there is no such file or folder", path.string(), "name a video, a folder of pictures, or a folder of these");
    }

    static std::filesystem::path canonicalOf(const std::filesystem::path& path)
    {
        std::error_code failure;
        auto canonical = std::filesystem::canonical(path, failure);
        if (failure)
            throw unreadable(failure, path);
        return canonical;
    }

    void addFolder(const std::filesystem::path& folder, int depth)
    {
        if (!m_folders.insert(canonicalOf(folder)).second)
            return; // a link leads back to it
        const auto entries = entriesOf(folder);
        // A folder of videos may hold a picture or two beside them.
        const auto pictures = std::ranges::count_if(entries, [](const auto& entry) { return isPicture(entry); });
        if (2 * pictures > std::ssize(entries)) {
            add(folder);
            return;
        }
        for (const auto& entry : entries) {
            try {
                if (std::error_code ignored; !std::filesystem::is_directory(entry, ignored))
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
        const auto canonical = canonicalOf(path);
        const auto info = openVideo(canonical)->info();
        std::error_code ignored;
        m_list.videos.push_back({canonical, freeName(std::filesystem::is_directory(canonical, ignored) ? canonical.filename() : canonical.stem()), info.declaredFrames});
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
    std::set<std::filesystem::path> m_folders; ///< that were looked into for the path at hand
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

std::string contentsHash(const std::filesystem::path& video, const std::function<void()>& ask)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(video, ignored))
        return sha256HexOfFile(video, ask);
    Sha256 hash;
    for (const auto& entry : entriesOf(video)) {
        if (std::filesystem::is_regular_file(entry, ignored))
            hash.update(entry.filename().string() + "\n" + sha256HexOfFile(entry, ask) + "\n");
    }
    return hash.hex();
}

} // namespace transect
