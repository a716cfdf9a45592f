#include "analysis/learning_rate.h"

#include <cmath>

namespace transect {

namespace {

bool isLevel(double first, double second)
{
    return std::abs(first - second) <= 0.01 * std::abs(first);
}

} // namespace

std::vector<RateDrop> learningRateDrops(std::span<const double> steps, std::span<const double> epochs, std::span<const double> rates)
{
    std::vector<RateDrop> drops;
    for (std::size_t i = 1; i < rates.size(); ++i) {
        const double before = rates[i - 1], now = rates[i];
        if (!(std::isfinite(before) && before > 0 && now >= 0 && now <= 0.8 * before))
            continue;
        const bool wasLevel = i >= 2 && isLevel(rates[i - 2], before);
        const bool staysLevel = i + 1 < rates.size() && isLevel(now, rates[i + 1]);
        if (wasLevel || staysLevel)
            drops.push_back({steps[i], epochs[i], now / before});
    }
    return drops;
}

std::vector<RateDrop> learningRateDrops(const RunDetails& run)
{
    const auto found = run.metrics.find("metrics.learning_rate");
    if (found == run.metrics.end())
        return {};
    return learningRateDrops(found->second->step, found->second->epoch, found->second->value);
}

} // namespace transect
