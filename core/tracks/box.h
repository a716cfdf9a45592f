#pragma once

#include <algorithm>

namespace transect {

/// In pixels: the corner nearest to (0, 0), and the size.
struct Box {
    float x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Box&) const = default;
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
