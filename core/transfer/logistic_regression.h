#pragma once

#include <cstdint>
#include <vector>

#include <torch/types.h>

namespace transect {

struct LogisticOptions {
    /// A fit has converged when the decrease that is still to be had (half the squared gradient norm in the metric of
    /// the inverse Hessian) is at most this share of the objective.
    double tolerance = 5e-8;
    int maximumIterations = 50; ///< Newton steps for each penalty
};

/// One point of a regularisation path.
struct LogisticFit {
    double lambda = 0;          ///< strength of the penalty; scikit-learn's C is 1 / lambda (of its two-class form 2 / lambda)
    torch::Tensor weight, bias; ///< classes x d and classes, fp64
    double objective = 0;       ///< 1/2 |W|^2 + C * sum of losses, as scikit-learn minimises it
    double loss = 0;            ///< sum over rows of -log p(label)
    double gradientNorm = 0;    ///< L2, of the objective divided by C
    int iterations = 0;         ///< Newton steps
    int products = 0;           ///< Hessian-vector products
    bool converged = false;
};

/// L2-regularised multinomial logistic regression with an unpenalised intercept for every penalty of `lambdas`, in their
/// order: minimises lambda/2 |W|^2 + sum_i -log softmax(W x_i + b)_{y_i}.
///
/// Truncated Newton with preconditioned conjugate gradients, warm-started from the strongest penalty to the weakest by
/// extrapolation along the path. Features are centred and rotated to their principal axes, which changes neither the
/// optimum nor the penalty: there the preconditioner (class covariance of the predictions) x (spectrum of the features)
/// is diagonal; where that takes many products, weighted covariances. Gradients are fp64, Hessian products fp32: they only steer.
/// Runs on the features' device. Beside the features it keeps as much again in fp32, and a few n x C matrices.
///
/// features: n x d, any floating type; labels: n, int64, 0 to classes - 1, each class at least once.
/// Throws Error "bad-features" (shape, not finite), "absent-class", "one-class", "bad-lambda".
std::vector<LogisticFit> fitLogisticPath(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes,
                                         const std::vector<double>& lambdas, const LogisticOptions& options = {});

/// The fit of one penalty, that of `start`, from the weights of `start`, a fit of other rows of the same features and classes.
/// Throws as fitLogisticPath().
LogisticFit refitLogistic(const torch::Tensor& features, const torch::Tensor& labels, const LogisticFit& start, const LogisticOptions& options = {});

} // namespace transect
