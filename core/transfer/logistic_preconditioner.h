#pragma once

#include <vector>

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
    /// X being on its principal axes; probabilities: C x n, fp64.
    static LogisticPreconditioner product(const torch::Tensor& probabilities, const torch::Tensor& spectrum);
    /// Every direction has its own weighted covariance: C - 1 symmetric products of the leading `columns` axes, the others by their
    /// variances alone. `features`: n x d, float32.
    static LogisticPreconditioner weighted(const torch::Tensor& probabilities, const torch::Tensor& features, std::int64_t columns);

    /// To be called before apply() with another lambda: factorises what weighted() made.
    void prepare(double lambda);
    ClassVectors apply(const ClassVectors& vectors) const;

private:
    torch::Tensor m_directions;    ///< C x (C - 1)
    torch::Tensor m_mass;          ///< C - 1: sum of the direction's weights
    torch::Tensor m_values;        ///< (C - 1) x d: the diagonal of the covariances
    torch::Tensor m_inverseValues; ///< of these plus lambda
    torch::Tensor m_means;         ///< (C - 1) x d; undefined for product()
    torch::Tensor m_covariances, m_inverses; ///< (C - 1) x columns x columns, float32: without and with lambda
    double m_lambda = -1;
};

/// What earlier conjugate gradients learnt of the Hessian: pairs of a direction s and its image h = H s. Where the Hessian changes little,
/// as along a path, they correct a preconditioner M as BFGS would: (I - S'H) M (I - H'S) + S'S of conjugate pairs (Morales & Nocedal 2000).
class CurvaturePairs {
public:
    /// `curvature`: s'h, positive.
    void add(const ClassVectors& direction, const ClassVectors& image, double curvature);
    /// Takes what was added since the last call into use, with the latest of those before.
    void take();

    /// The corrected M applied to `vectors`.
    ClassVectors apply(const LogisticPreconditioner& preconditioner, const ClassVectors& vectors) const;

private:
    std::vector<torch::Tensor> m_directions, m_images; ///< (C d + C), float32: added, the latest first
    torch::Tensor m_s, m_h;                            ///< m x (C d + C), float32: in use; undefined: none
};

} // namespace transect
