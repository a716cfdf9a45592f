#pragma once

#include <torch/types.h>

#include "spectrum/moments.h"

namespace transect {

/// LiDAR (Thilak et al. 2023, arXiv 2312.04000): the effective rank, exp of the entropy of the shares p = lambda / sum lambda +
/// epsilon, of the eigenvalues of (Sigma_W + delta I)^-1/2 Sigma_B (Sigma_W + delta I)^-1/2. n clean samples are seen in q
/// augmented views each; Sigma_B is the covariance (1/n) of the samples' means, Sigma_W that (1/nq) of the views about them.
/// 1 to min(n - 1, d).
///
/// `samples`: the moments of all n q views, each labelled by its sample; n is their number of classes. The paper takes n = 1000,
/// q = 50, delta = 1e-4. Cost: n q forwards, and d^3 + min(n, d) n d.
/// Pitfalls: delta is absolute, so the scale of the features matters; with labels of classes as samples it is at most C - 1, another
/// measure. Views without variance leave delta alone to whiten by. 0 where all means are equal.
/// Throws Error "bad-groups": fewer than two samples, or not the same number of views of each, two or more.
double lidar(const Moments& samples, double delta = 1e-4, double epsilon = 0);

/// The labels 0, 0, ..., 1, 1, ... of n samples of q views each, in order: n q, int64.
torch::Tensor sampleLabels(std::int64_t samples, std::int64_t views);

} // namespace transect
