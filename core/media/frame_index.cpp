#include "media/frame_index.h"

#include <algorithm>

namespace transect {

double FrameIndex::secondsOf(std::int64_t ordinal) const
{
    return (static_cast<double>(times[static_cast<std::size_t>(ordinal)]) - static_cast<double>(times.front())) * secondsPerTick;
}

std::int64_t FrameIndex::ordinalAt(double seconds) const
{
    const auto after = std::upper_bound(times.begin(), times.end(), seconds,
        [this](double wanted, const std::int64_t& time) { return wanted < secondsOf(&time - times.data()); });
    return std::max<std::int64_t>(after - times.begin() - 1, 0);
}

} // namespace transect
