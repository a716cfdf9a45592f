#pragma once

#include <cstdint>
#include <vector>

#include <torch/types.h>

namespace transect {

/// One point of a ridge path.
struct RidgeFit {
    double lambda = 0;
    torch::Tensor weight, bias; ///< classes x d and classes, fp64
    double squaredError = 0;    ///< sum over rows and classes
};

/// Least squares on the one-hot labels with an unpenalised intercept, for every penalty of `lambdas` from one eigendecomposition of the
/// centred X'X: minimises |X W' + b - Y|^2 + lambda |W|^2, as scikit-learn's Ridge(alpha = lambda) does. A screening option: hundreds
/// of times as fast as the logistic path, and usually less accurate, so that it is not FE as it is reported.
///
/// features: n x d, any floating type and device; labels: n, int64, 0 to classes - 1. Cost: n d^2 + d^3 + d C for each penalty.
/// Throws Error "bad-features" (shape, not finite, a label out of range), "bad-lambda".
std::vector<RidgeFit> fitRidgePath(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes, const std::vector<double>& lambdas);

} // namespace transect
