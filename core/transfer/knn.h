#pragma once

#include <cstdint>
#include <vector>

#include "transfer/probe.h"

namespace transect {

/// Weighted k nearest neighbours (Wu et al. 2018, as DINO evaluates): rows are scaled to unit length, the k training rows
/// of the largest cosine s vote for their class with weight exp(s / temperature). Of classes with equal votes the one of
/// the smallest label wins; a row of zeros has cosine 0 to every row.
///
/// Returns for each k of `ks` the predicted class of each row of `test` (m, int64). Works in blocks of test rows, so that
/// memory stays bounded. Throws Error "bad-features" (shapes, not finite, a label out of range), "bad-neighbours" (k
/// below 1 or above the number of training rows, a temperature that is not positive).
std::vector<torch::Tensor> nearestNeighbours(const LabelledFeatures& train, const torch::Tensor& test, std::int64_t classes,
                                             const std::vector<std::int64_t>& ks, double temperature = 0.07);

} // namespace transect
