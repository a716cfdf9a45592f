#pragma once

#include <memory>

#include "tracks/clip.h"

namespace transect::testing {

/// A pose whose joints are the corners of a box.
inline std::vector<Joint> corners(float x, float y, float width, float height)
{
    return {{x, y, 1}, {x + width, y, 1}, {x + width, y + height, 1}, {x, y + height, 1}};
}

/// A person of 20 x 40 pixels who moves to the right by `step` pixels a frame, seen in the frames from `first` on.
inline Track walker(std::int64_t person, std::int64_t first, std::int64_t frames, float step)
{
    Track track{person, {}, {}, {}, {}};
    for (std::int64_t i = 0; i < frames; ++i) {
        track.frames.push_back(first + i);
        const auto pose = corners(10 + step * float(i), 50, 20, 40);
        track.joints.insert(track.joints.end(), pose.begin(), pose.end());
    }
    return track;
}

/// A clip of 200 x 100 pixels.
inline std::shared_ptr<Clip> clipOf(std::vector<Track> tracks, std::string name = "01_0001")
{
    return std::make_shared<Clip>(Clip{std::move(name), skeletonNamed("box"), 200, 100, 25, 0, std::move(tracks), {}});
}

} // namespace transect::testing
