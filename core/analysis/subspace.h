#pragma once

#include <cstdint>
#include <span>

namespace transect {

/// How much of one subspace lies in another: ||V^T W||_F^2 / k for the first k columns of V and W (the mean squared cosine
/// of the principal angles, Björck & Golub 1973). 1: the same one; k / dimension: what is to be expected of two random ones.
/// `first` and `second`: dimension x m row by row with orthonormal columns, m at least k, m of each its own. Throws Error
/// "bad-subspace" where they have fewer columns, or k is not positive.
double subspaceOverlap(std::span<const double> first, std::span<const double> second, std::int64_t dimension, std::int64_t k);

} // namespace transect
