#pragma once

#include <optional>

#include "spectrum/moments.h"
#include "spectrum/spectrum.h"

namespace transect {

/// When the fixed point of LogME ends: once it stands still; or as the reference ends it (tllib/ranking/logme.py), after a
/// step of less than 1 % or 11 steps, which is off by some 1e-7 and there for comparison.
enum class LogMeStop { Converged, OnePercent };

/// LogME (You et al. 2021): the mean over one-vs-rest targets t (1 for the class, else 0) of the log evidence per row of a Bayesian
/// linear regression t ~ N(Xw, I / beta), w ~ N(0, I / alpha), at the alpha and beta that make it largest:
/// gamma = sum s / (s + alpha/beta), alpha = gamma / |m|^2, beta = (n - gamma) / |t - Xm|^2 with s = sigma^2. High is good.
/// X is uncentred and the regression has no intercept, as in the reference. fp64 throughout.
///
/// From the moments alone: X't are sums of class rows, so no feature need be kept. `spectrum` is that of the same moments.
/// Cost: d^2 C + steps x d C (some 20 steps), beside the spectrum.
///
/// Pitfalls: compares features of one target alone, never targets; depends on n through the noise; the scale of the features does
/// not matter. Directions whose s is at most d times fp64's epsilon of the largest count as absent.
/// Limits: classes without rows are left out; where a target is not explained at all alpha grows without bound, and the evidence is
/// that of noise (constant zero features); where it is explained exactly by fewer directions than rows (to 1e-12 of |t|^2: collapsed
/// features, an indicator among the columns) beta does, and the value is +infinity; by n directions of n rows (n <= d) it is finite.
/// None for fewer than two classes.
std::optional<double> logMe(const Spectrum& spectrum, const Moments& moments, LogMeStop stop = LogMeStop::Converged);

} // namespace transect
