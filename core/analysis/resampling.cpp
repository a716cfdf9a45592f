#include "analysis/resampling.h"

#include "analysis/statistics.h"

namespace transect {

std::size_t drawBelow(std::mt19937_64& random, std::size_t bound)
{
    const std::uint64_t limit = bound * (std::mt19937_64::max() / bound);
    for (;;) {
        if (const auto value = random(); value < limit)
            return std::size_t(value % bound);
    }
}

Interval percentileInterval(const std::vector<double>& values, double confidence)
{
    return {quantile(values, (1 - confidence) / 2), quantile(values, (1 + confidence) / 2)};
}

} // namespace transect
