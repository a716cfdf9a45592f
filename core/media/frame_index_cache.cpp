#include "media/frame_index_cache.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>

#include "media/frame_index_file.h"
#include "media/numbered_pictures.h"
#include "record/atomic_file.h"
#include "record/cache_folder.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/run_folder.h"

namespace transect {

namespace {

constexpr std::size_t mostKept = 500;
constexpr std::uintmax_t mostCacheBytes = std::uintmax_t{1} << 30;

/// What a file is known by, without reading all of it.
void addIdentity(Sha256& hash, const std::filesystem::path& file)
{
    const InputFile input(file);
    std::array<std::byte, 1 << 16> head;
    const auto count = input.read(0, head);
    const auto changed = std::filesystem::last_write_time(file).time_since_epoch().count();
    hash.update(std::to_string(input.size()) + " " + std::to_string(changed) + " " + std::to_string(count) + "\n");
    hash.update(std::span(head).first(count));
}

std::string readIndexFile(const std::filesystem::path& path)
{
    const InputFile file(path);
    std::string bytes(file.size(), '\0');
    bytes.resize(file.read(0, std::as_writable_bytes(std::span(bytes))));
    return bytes;
}

/// While it lives its thread alone builds the index of a video; others that want it wait, and find it in the cache.
class BuildingTurn {
public:
    explicit BuildingTurn(const std::filesystem::path& video)
        : m_video(std::filesystem::weakly_canonical(video))
    {
    }

    ~BuildingTurn()
    {
        if (!m_isMine)
            return;
        const std::lock_guard lock(s_mutex);
        s_parts.erase(m_video);
        s_ended.notify_all();
    }

    BuildingTurn(const BuildingTurn&) = delete;
    BuildingTurn& operator=(const BuildingTurn&) = delete;

    /// `progress` is told how far the other thread is; false where it cancelled the waiting.
    bool wait(const IndexProgress& progress)
    {
        constexpr auto patience = std::chrono::milliseconds(50);
        std::unique_lock lock(s_mutex);
        while (!(m_isMine = s_parts.emplace(m_video, 0).second)) {
            const double part = s_parts.at(m_video);
            lock.unlock();
            if (progress && !progress(part))
                return false;
            lock.lock();
            s_ended.wait_for(lock, patience, [this] { return !s_parts.contains(m_video); });
        }
        return true;
    }

    void tell(double part) const
    {
        const std::lock_guard lock(s_mutex);
        s_parts.at(m_video) = part;
    }

private:
    static inline std::mutex s_mutex;
    static inline std::condition_variable s_ended;
    static inline std::map<std::filesystem::path, double> s_parts; ///< of each video that is read now

    std::filesystem::path m_video;
    bool m_isMine = false;
};

} // namespace

FrameIndexCache::FrameIndexCache()
    : FrameIndexCache(userFolder("XDG_CACHE_HOME", ".cache") / "transect" / "frames")
{
}

std::filesystem::path FrameIndexCache::fileFor(const std::filesystem::path& video) const
{
    Sha256 hash;
    if (std::filesystem::is_directory(video)) {
        Notices ignored;
        for (const auto& picture : numberedPictures(video, ignored)) {
            hash.update(picture.filename().string() + "\n");
            addIdentity(hash, picture);
        }
    } else {
        addIdentity(hash, video);
    }
    return m_folder / (hash.hex() + ".frames");
}

std::optional<FrameIndex> FrameIndexCache::find(const std::filesystem::path& video) const
{
    const auto file = fileFor(video);
    try {
        return std::filesystem::exists(file) ? std::optional(parseFrameIndex(readIndexFile(file), file.string())) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt; // it is made again, and replaced
    }
}

void FrameIndexCache::keep(const std::filesystem::path& video, const FrameIndex& index) const
{
    makeFolders(m_folder);
    writeAtomically(fileFor(video), frameIndexBytes(index));
    dropOldest(m_folder, mostKept, mostCacheBytes);
}

std::optional<FrameIndex> frameIndexOf(const std::filesystem::path& video, const FrameIndexCache& cache, const IndexProgress& progress)
{
    std::error_code ignored;
    if (!std::filesystem::exists(video, ignored))
        throw Error("no-file", "does not exist", video.string(), fileHint("no-file"));
    if (auto known = cache.find(video))
        return known;
    BuildingTurn turn(video);
    if (!turn.wait(progress))
        return std::nullopt;
    if (auto known = cache.find(video))
        return known;
    auto index = buildFrameIndex(video, [&](double part) {
        turn.tell(part);
        return !progress || progress(part);
    });
    try {
        if (index)
            cache.keep(video, *index);
    } catch (const Error& error) {
        index->notices.push_back(std::string("the index of its frames could not be kept: ") + error.what());
    }
    return index;
}

} // namespace transect
