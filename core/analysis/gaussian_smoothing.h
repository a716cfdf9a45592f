#pragma once

#include <span>
#include <vector>

namespace transect {

/// `values` convolved with a Gaussian of standard deviation `sigma`, in values, cut at 4 sigma (a radius of
/// floor(4 sigma + 0.5)) and scaled to the sum 1; beyond its ends the series is mirrored, its end values repeated
/// (d c b a | a b c d | d c b a). As long as `values`; sigma 0 gives them back. Throws std::invalid_argument for a sigma
/// below 0 or above largestSigma.
std::vector<double> gaussianSmooth(std::span<const double> values, double sigma);

/// Which keeps the memory and the time of a smoothing within bounds.
constexpr double largestSigma = 10000;

} // namespace transect
