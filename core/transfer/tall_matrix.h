#pragma once

#include <utility>

#include <torch/types.h>

namespace transect {

/// Many rows of features, and their products with the few rows (one for each class) of a linear classifier. General matrix
/// products pack the rows anew every time, which takes longer than multiplying by ten vectors does; the kernels here do not.
/// On a GPU, and with many classes, the general products are used.
class TallMatrix {
public:
    /// n x d, float32, on the CPU or a GPU, where all results will be.
    explicit TallMatrix(const torch::Tensor& rows);

    std::int64_t rowCount() const { return m_rows.size(0); }
    std::int64_t dimension() const { return m_dimension; }
    torch::Tensor rows() const { return m_rows.narrow(1, 0, m_dimension); }

    /// W X', C x n: products and sums in fp64. `weight`: C x d, fp64.
    torch::Tensor scores(const torch::Tensor& weight) const;
    /// R X, C x d: products and sums in fp64. `residual`: C x n, fp64.
    torch::Tensor transposedTimes(const torch::Tensor& residual) const;

    /// The Hessian of a multinomial logistic loss times (V, b) in fp32: with s_i = V x_i + b and A_i = diag(p_i) - p_i p_i' the sums
    /// over i of A_i s_i x_i' (C x d) and of A_i s_i (C). `probabilities`: C x n, `weight`: C x d, `bias`: C; all fp32.
    std::pair<torch::Tensor, torch::Tensor> curvature(const torch::Tensor& probabilities, const torch::Tensor& weight, const torch::Tensor& bias) const;

private:
    bool usesKernels(const torch::Tensor& few) const;
    torch::Tensor widened(const torch::Tensor& few) const;

    std::int64_t m_dimension;
    torch::Tensor m_rows; ///< n x d or, for the kernels, as many columns of zeros more as make d a multiple of their width
};

} // namespace transect
