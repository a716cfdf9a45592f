#pragma once

#include <cstdint>
#include <optional>

#include <torch/types.h>

namespace transect {

/// The eigenvalues of W'W of a layer's weights (squared singular values, min(rows, columns) of them), ascending, fp64, without
/// those that are 0. Of a linear layer: O x I. Of a convolution, O x I x h x w: those of its h w slices, O x I each, pooled.
/// Cost: one SVD a slice. Throws Error "bad-weights": other shapes, no element, not finite.
torch::Tensor weightEigenvalues(const torch::Tensor& weight);

/// A power law p(lambda) ~ lambda^-alpha above lambdaMin.
struct PowerLawTail {
    double alpha = 0;
    double standardError = 0; ///< of alpha: (alpha - 1) / sqrt(n)
    double lambdaMin = 0;
    double distance = 0;      ///< Kolmogorov and Smirnov's, of the tail from the law
    std::int64_t count = 0;   ///< n: eigenvalues of the tail
};

/// WeightWatcher's alpha (Martin, Peng & Mahoney 2021): alpha = 1 + n / sum ln(lambda_i / lambdaMin) (Clauset, Shalizi & Newman
/// 2009), lambdaMin being the eigenvalue that makes the Kolmogorov-Smirnov distance least. Small alpha: a heavy tail, as of
/// layers that have learnt; "2 to 6 is good" is a rule of thumb. `eigenvalues`: ascending and positive. Cost: m^2 of m eigenvalues.
/// Pitfalls: an outlier inflates alpha; the fit of few eigenvalues is noise, so there is none of fewer than `least`, nor where
/// all are equal. The scale of the weights does not matter.
std::optional<PowerLawTail> fitPowerLawTail(const torch::Tensor& eigenvalues, std::int64_t least = 50);

} // namespace transect
