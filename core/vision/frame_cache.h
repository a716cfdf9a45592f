#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tracks/clip.h"
#include "vision/detection.h"

namespace transect {

/// What the networks found in one picture.
struct FrameFindings {
    std::vector<Detection> detections;
    std::map<int, std::vector<Joint>> poses; ///< by the index of a detection: of those that were followed
};

/// Of a stretch of a video.
struct ChunkFindings {
    std::vector<FrameFindings> frames;
    std::vector<std::string> notices; ///< of decoding; with the last stretch
    bool isLast = false;
};

/// Coordinates to 1/100 pixel and scores to 1/10,000, as the cache keeps them: what was read back equals what was found.
Detection rounded(const Detection& detection);
Joint rounded(const Joint& joint);

/// Findings on disk, one file a stretch: a run that was stopped goes on behind the last one, and another run of the same
/// video and networks, with persons followed in another way, finds them done.
class FrameCache {
public:
    /// `folder` is named by all that the findings depend on; made by the first store().
    FrameCache(std::filesystem::path folder, int jointCount);

    /// Nothing where there is none, or one that is damaged.
    std::optional<ChunkFindings> load(std::int64_t index) const;
    void store(std::int64_t index, const ChunkFindings& findings) const; ///< errors of record/atomic_file.h

private:
    std::filesystem::path fileOf(std::int64_t index) const;

    std::filesystem::path m_folder;
    int m_joints;
};

} // namespace transect
