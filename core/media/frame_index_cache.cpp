#include "media/frame_index_cache.h"

#include <algorithm>
#include <array>

#include "media/frame_index_file.h"
#include "media/numbered_pictures.h"
#include "record/atomic_file.h"
#include "record/error.h"
#include "record/hash.h"
#include "record/run_folder.h"

namespace transect {

namespace {

constexpr std::size_t mostKept = 500;

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
    std::error_code error;
    std::filesystem::create_directories(m_folder, error);
    if (error)
        throw fileError(error.value(), "create", m_folder);
    writeAtomically(fileFor(video), frameIndexBytes(index));
    dropOldest();
}

void FrameIndexCache::dropOldest() const
{
    std::vector<std::pair<std::filesystem::file_time_type, std::filesystem::path>> files;
    std::error_code ignored; // another process may be dropping them as well
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, ignored)) {
        if (entry.path().extension() == ".frames")
            files.emplace_back(entry.last_write_time(ignored), entry.path());
    }
    if (files.size() <= mostKept)
        return;
    std::ranges::sort(files);
    for (std::size_t i = 0; i < files.size() - mostKept; ++i)
        std::filesystem::remove(files[i].second, ignored);
}

std::optional<FrameIndex> frameIndexOf(const std::filesystem::path& video, const FrameIndexCache& cache, const IndexProgress& progress)
{
    std::error_code ignored;
    if (!std::filesystem::exists(video, ignored))
        throw Error("no-file", "does not exist", video.string(), fileHint("no-file"));
    if (auto known = cache.find(video))
        return known;
    auto index = buildFrameIndex(video, progress);
    try {
        if (index)
            cache.keep(video, *index);
    } catch (const Error& error) {
        index->notices.push_back(std::string("the index of its frames could not be kept: ") + error.what());
    }
    return index;
}

} // namespace transect
