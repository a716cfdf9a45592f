#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tracks/clip.h"
#include "vision/frame_cache.h"
#include "vision/person_detector.h"
#include "vision/pose_network.h"
#include "vision/tracker.h"

namespace transect {

/// The networks of one thread.
struct PoseWorker {
    std::unique_ptr<PersonDetector> detector;
    std::optional<PoseNetwork> poses; ///< none: the tracks are of boxes
};

struct TrackingOptions {
    TrackerOptions tracker;
    std::int64_t shortestTrack = 8; ///< frames in which a person was seen; shorter tracks are dropped
    std::optional<std::int64_t> frames; ///< only so many pictures from the beginning
};

/// Told how many pictures of the video are done; false: stop.
using FrameProgress = std::function<bool(std::int64_t frames)>;

/// The tracks of one video: persons are detected in its pictures by all workers, followed from picture to picture, and the
/// poses of those that are followed found by all workers again, stretch by stretch. The result does not depend on the
/// number of workers, nor on what came from the cache. Nothing where `progress` said stop.
/// Errors of openVideo(), of the networks and of the cache.
std::optional<Clip> posesOf(const std::filesystem::path& video, std::vector<PoseWorker>& workers, const TrackingOptions& options, const FrameCache& cache,
                            const FrameProgress& progress);

} // namespace transect
