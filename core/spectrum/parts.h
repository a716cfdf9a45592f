#pragma once

#include <torch/types.h>

namespace transect {

/// Main and residual part of features (arXiv 2203.04668): with V_k the first k right singular vectors of the *training*
/// features (uncentred), F_m = F V_k V_k' and F_r = F - F_m, for training and test features alike.
class FeatureParts {
public:
    /// `features`: n x d training features; k is the smallest that holds `share` of the sum of sigma (or of sigma^2).
    FeatureParts(const torch::Tensor& features, double share, bool squared);
    /// A fixed k, 0 to min(n, d).
    FeatureParts(const torch::Tensor& features, std::int64_t k);

    std::int64_t k() const { return m_basis.size(1); }
    torch::Tensor main(const torch::Tensor& features) const;     ///< m x d, float32
    torch::Tensor residual(const torch::Tensor& features) const; ///< m x d, float32

private:
    torch::Tensor m_basis; ///< d x k, fp64
};

} // namespace transect
