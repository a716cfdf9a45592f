#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tracks/clip.h"

namespace transect {

struct LinkOptions {
    double leastOverlap = 0.25;     ///< intersection over union of two boxes of one person
    std::int64_t longestGap = 12;   ///< frames that a person may be out of sight
};

/// The smallest box around the joints that were found; without any of them, one of no size at (0, 0).
Box boxAround(std::span<const Joint> pose);

/// Makes tracks of detections by the overlap of their boxes, frame by frame, the largest overlap first. `detections` holds
/// poses in any order of frames, any number of them in one frame. Persons are numbered from `firstPerson` by appearance.
std::vector<Track> linkPoses(const Track& detections, int jointCount, std::int64_t firstPerson = 1, const LinkOptions& options = {});

} // namespace transect
