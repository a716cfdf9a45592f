#pragma once

#include <torch/types.h>

namespace transect {

/// A step or a gradient of a logistic regression: C x d and C, fp64.
struct ClassVectors {
    torch::Tensor weight, bias;

    double dot(const ClassVectors& other) const;
    void add(const ClassVectors& other, double factor);
};

/// An approximate inverse of the Hessian of a multinomial logistic regression at given probabilities.
///
/// The Hessian is sum_i A_i (x) x_i x_i' + lambda with A_i = diag(p_i) - p_i p_i'. In the eigenbasis of the mean of A_i
/// the blocks between two directions are small; what is left is one weighted covariance of the features per direction.
class LogisticPreconditioner {
public:
    /// Every direction's covariance is the unweighted one: nothing to decompose. `spectrum`: the eigenvalues of X'X,
    /// X being on its principal axes; probabilities: C x n.
    static LogisticPreconditioner product(const torch::Tensor& probabilities, const torch::Tensor& spectrum);
    /// Every direction has its own weighted covariance: C - 1 eigendecompositions of d x d.
    static LogisticPreconditioner weighted(const torch::Tensor& probabilities, const torch::Tensor& features);

    ClassVectors apply(const ClassVectors& vectors, double lambda) const;

private:
    torch::Tensor m_directions;          ///< C x (C - 1)
    torch::Tensor m_mass;                ///< C - 1: sum of the direction's weights
    torch::Tensor m_values;              ///< (C - 1) x d
    torch::Tensor m_axes, m_means;       ///< (C - 1) x d x d, float32, and (C - 1) x d; undefined for product()
};

} // namespace transect
