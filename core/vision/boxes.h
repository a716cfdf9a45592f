#pragma once

#include <algorithm>

#include "tracks/clip.h"

namespace transect {

/// A person that a detector found in one picture.
struct Detection {
    Box box;
    float score = 0; ///< 0 to 1
};

/// Intersection over union of two boxes; 0 where they do not meet.
inline double overlap(const Box& a, const Box& b)
{
    const auto shared = [](double from, double size, double otherFrom, double otherSize) {
        return std::max(0.0, std::min(from + size, otherFrom + otherSize) - std::max(from, otherFrom));
    };
    const double both = shared(a.x, a.width, b.x, b.width) * shared(a.y, a.height, b.y, b.height);
    const double either = double(a.width) * a.height + double(b.width) * b.height - both;
    return both > 0 ? both / either : 0;
}

} // namespace transect
