#pragma once

#include "media/frame_index.h"

namespace transect {

/// Indexes of videos that were decoded before, kept by the videos' size, time of change and first bytes, so that a video
/// that was moved is known again and one that was changed is not. What is found is checked before it is believed.
class FrameIndexCache {
public:
    /// The default is transect/frames in $XDG_CACHE_HOME or ~/.cache.
    FrameIndexCache();
    explicit FrameIndexCache(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    /// Nothing where there is none, or none that is whole and of this FFmpeg.
    std::optional<FrameIndex> find(const std::filesystem::path& video) const;
    /// Errors: as record/atomic_file.h.
    void keep(const std::filesystem::path& video, const FrameIndex& index) const;

private:
    std::filesystem::path fileFor(const std::filesystem::path& video) const;

    std::filesystem::path m_folder;
};

/// The index of `video` from `cache`, else built and kept there; a cache that cannot be written is no failure, but among
/// the notices. Nothing where `progress` cancelled it. Errors: as buildFrameIndex().
std::optional<FrameIndex> frameIndexOf(
    const std::filesystem::path& video, const FrameIndexCache& cache, const IndexProgress& progress = {});

} // namespace transect
