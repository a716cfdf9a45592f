#include "tracks/clip.h"

#include <algorithm>

namespace transect {

std::int64_t Clip::lastFrame() const
{
    std::int64_t last = -1;
    for (const auto& track : tracks) {
        if (!track.frames.empty())
            last = std::max(last, track.frames.back());
    }
    return last;
}

} // namespace transect
