#pragma once

#include <cstdint>

#include "record/interval.h"

namespace transect {

/// For the mean of a Poisson count of which one value is known, 95 %: exact (Garwood 1936) up to 50, beyond that by the cube
/// root of Wilson and Hilferty (1931), which is there within 0.1 %. `count` is at least 0.
Interval poissonInterval(std::int64_t count);

} // namespace transect
