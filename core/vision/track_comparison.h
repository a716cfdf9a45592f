#pragma once

#include <cstdint>

#include "tracks/clip.h"

namespace transect {

/// How tracks agree with others of the same video that are taken for the truth, as in CLEAR MOT (Bernardin and Stiefelhagen, 2008).
struct TrackComparison {
    std::int64_t truePoses = 0, foundPoses = 0;
    std::int64_t matched = 0;         ///< pairs of one frame whose boxes overlap enough
    std::int64_t switches = 0;        ///< a true person goes on as another one than before
    double overlapSum = 0;            ///< of the pairs
    double jointDistanceSum = 0;      ///< of the pairs: mean distance of their joints, in heights of the true box
    std::int64_t jointPairs = 0;      ///< pairs of which that was taken: skeletons are the same

    double recall() const { return truePoses > 0 ? double(matched) / double(truePoses) : 0; }
    double precision() const { return foundPoses > 0 ? double(matched) / double(foundPoses) : 0; }
    double meanOverlap() const { return matched > 0 ? overlapSum / double(matched) : 0; }
    double meanJointDistance() const { return jointPairs > 0 ? jointDistanceSum / double(jointPairs) : 0; }
    TrackComparison& operator+=(const TrackComparison& other);
};

/// Pairs of the frame before stay as long as their boxes overlap by `leastOverlap`; the others are paired by the largest sum of
/// overlaps. A pose without the detector's box has the smallest one around its joints.
TrackComparison compareTracks(const Clip& truth, const Clip& found, double leastOverlap = 0.5);

} // namespace transect
