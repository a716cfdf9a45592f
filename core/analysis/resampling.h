#pragma once

#include <cstddef>
#include <random>
#include <vector>

#include "record/interval.h"

namespace transect {

/// 0 to bound - 1 without bias; the standard fixes the generator's numbers but not those of its distributions.
std::size_t drawBelow(std::mt19937_64& random, std::size_t bound);

/// The values that half of what `confidence` leaves lies below and above (percentile bootstrap, Efron & Tibshirani
/// 1993). `values` is not empty and holds no NaN.
Interval percentileInterval(const std::vector<double>& values, double confidence);

} // namespace transect
