#pragma once

#include <torch/types.h>

namespace transect {

/// Main and residual part of features (arXiv 2203.04668): with V_k the first k right singular vectors of the *training*
/// features (uncentred), F_m = F V_k V_k' and F_r = F - F_m, for training and test features alike.
class FeatureParts {
public:
    /// `features`: n x d training features; k is the smallest that holds `share` of the sum of sigma (or of sigma^2).
    FeatureParts(const torch::Tensor& features, double share, bool squared);
    /// A fixed k, 0 to d.
    FeatureParts(const torch::Tensor& features, std::int64_t k);
    /// The same features cut elsewhere. Throws Error "bad-components" for a k below 0 or above d.
    FeatureParts cutAt(std::int64_t k) const;

    std::int64_t k() const { return m_k; }
    std::int64_t componentsHolding(double share, bool squared) const;
    std::int64_t dimension() const { return m_vectors.size(1); }
    torch::Tensor mainAxes() const { return m_vectors.narrow(1, 0, m_k); }                     ///< d x k, fp64, orthonormal
    torch::Tensor residualAxes() const { return m_vectors.narrow(1, m_k, dimension() - m_k); } ///< d x (d - k)
    torch::Tensor main(const torch::Tensor& features) const;     ///< m x d, float32
    torch::Tensor residual(const torch::Tensor& features) const; ///< m x d, float32

private:
    torch::Tensor m_vectors; ///< d x d, fp64: the right singular vectors and, of fewer rows than columns, others that complete them
    torch::Tensor m_sigma;   ///< min(n, d), descending
    std::int64_t m_k = 0;
};

} // namespace transect
