#pragma once

#include <cstdint>
#include <vector>

#include "record/spectrum_record.h"

namespace transect {

/// The cumulative share of sigma (or sigma^2) that the first k components hold, k = 1, ..., d.
std::vector<double> cumulativeShare(const std::vector<double>& sigma, bool squared = false);

/// The smallest k whose components hold at least `share`; 0 of an empty or vanishing spectrum.
std::int64_t componentsHolding(const std::vector<double>& sigma, double share);

/// ||F - F_k|| / ||F|| in the Frobenius norm: what is lost when only the first k components are kept (Eckart and Young 1936).
double relativeError(const std::vector<double>& sigma, std::int64_t k);

/// sigma / sigma[0], so that checkpoints of different feature norms compare; empty where the first is 0.
std::vector<double> normalised(const std::vector<double>& sigma);

} // namespace transect
