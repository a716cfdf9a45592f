#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "tracks/box.h"
#include "tracks/skeleton.h"

namespace transect {

/// In pixels of the video. A joint that was not found has confidence 0 and lies at (0, 0); where a format knows no
/// confidence, a joint that is there has 1.
struct Joint {
    float x = 0, y = 0, confidence = 0;
    bool operator==(const Joint&) const = default;
};

/// One person's poses over the frames of a clip in which the person was seen.
struct Track {
    std::int64_t person = 0;
    std::vector<std::int64_t> frames; ///< ordinals, ascending, each once
    std::vector<Joint> joints;        ///< frames x joints of the skeleton
    std::vector<float> scores;        ///< of each pose; empty: not known
    std::vector<Box> boxes;           ///< the detector's, of each pose; empty: not known

    std::int64_t size() const { return std::int64_t(frames.size()); }
    std::span<const Joint> pose(std::int64_t index, int jointCount) const { return std::span(joints).subspan(std::size_t(index * jointCount), std::size_t(jointCount)); }
};

/// The tracks of one video or folder of pictures.
struct Clip {
    std::string name;                   ///< "01_0014"
    Skeleton skeleton;
    int width = 0, height = 0;          ///< of a picture, in pixels; 0: not known
    double framesPerSecond = 0;         ///< 0: not known
    std::int64_t frameCount = 0;        ///< 0: not known
    std::vector<Track> tracks;          ///< by person
    std::vector<std::string> notices;   ///< what was passed over or disagreed: "file, place: what"

    std::int64_t lastFrame() const; ///< the largest frame number of any track; -1 without poses
};

/// Whether a clip of which `known` poses or pictures are there may be so long. One wrong number claims millions of frames.
inline bool isPlausibleLength(std::int64_t frames, std::int64_t known)
{
    return frames <= 1000 + 100 * known;
}

using ClipPtr = std::shared_ptr<const Clip>;

} // namespace transect
