#pragma once

#include <cstdint>
#include <optional>

#include <torch/types.h>

#include "spectrum/moments.h"

namespace transect {

/// Measures that the moments of a stream of features are enough for (with those of spectrum.h and LogME, logme.h). Cost beside
/// the moments: given with each; d columns, C classes. None of them depends on the order of the rows.

/// ||X||_F^2 / ||X||_2^2 = sum sigma^2 / sigma_1^2 (Rudelson & Vershynin 2007), 1 to min(n, d). Cost: none. Uncentred features are
/// led by their mean: expect numbers near 1 there. 0 where all are 0.
double stableRank(const torch::Tensor& sigma);

/// The eigenvalues of the covariance of features (1/n), descending, from their centred singular values, without those that
/// rounding alone keeps from 0 (at most d times fp64's epsilon of the largest): duplicate and constant columns, n <= d.
torch::Tensor covarianceEigenvalues(const torch::Tensor& sigmaCentred, std::int64_t n, std::int64_t dimension);

/// Which of the eigenvalues, ranked from 1, a power law is fitted to.
struct RankRange {
    std::int64_t first = 1, last = 0;
};

/// As the reference takes them: ranks 6 to 100; of features that have fewer than 100 dimensions all ranks.
RankRange rangeOfAlphaReq(std::int64_t n, std::int64_t dimension);

struct PowerLawFit {
    double alpha = 0; ///< lambda_i ~ i^-alpha
    double r2 = 0;    ///< share of the weighted variance of ln lambda that the line explains; 1 where that has none
    RankRange range;  ///< what was fitted: the one asked for, cut at the last eigenvalue that is not 0
};

/// alpha-ReQ (Agrawal et al. 2022): the slope of least squares of ln lambda on -ln i. `isWeighted`: with weights 1/i, as the
/// reference has it, which give each octave of ranks the same say. Cost: min(n, d).
/// Pitfalls: another range is another number, so it is reported; n < d cuts the tail off; near 1 is good, and neither more
/// nor less is. None where fewer than three eigenvalues lie in the range.
std::optional<PowerLawFit> alphaReq(const torch::Tensor& eigenvalues, const RankRange& range, bool isWeighted = true);

/// NC2 (Papyan, Han & Donoho 2020): how far the class means, less the mean of all rows, are from a simplex of equal norms.
/// 0 each where they are one.
struct SimplexDistance {
    double normVariation = 0; ///< coefficient of variation (1/C) of the norms of the means
    double angle = 0;         ///< mean over pairs of |cos + 1/(C - 1)|
    double etf = 0;           ///< ||MM'/||MM'||_F - (I - 11'/C) / sqrt(C - 1)||_F
};

/// Cost: C^2 d. Classes without rows do not count. Pitfalls: a simplex needs d >= C - 1; classes of unequal size move the mean
/// of all rows off the simplex' centre. None with fewer than two classes, or where a class mean lies on the mean of all.
std::optional<SimplexDistance> neuralCollapse2(const Moments& moments);

/// tr Sigma_W / tr Sigma_B, as in NC1 (1/n and 1/C) but without directions: cost C d, and no rank to fear for.
/// None where fewer than two classes differ in their means.
std::optional<double> withinBetweenRatio(const Moments& moments);

/// H-score tr(cov(f)^+ cov(E[f | y])) (Bao et al. 2019): 0 to min(d, C - 1), high where the classes explain the features.
/// Directions without variance are left out of the pseudo-inverse. Cost: d^3 + d^2 C.
/// Pitfalls: labels of chance score d (C - 1) / (n - 1), so it favours wide features and small n. 0 for features that are constant.
/// None for fewer than two classes, and where the rows span n - 1 dimensions (n <= d + 1): every labelling scores C - 1 there.
std::optional<double> hScore(const Moments& moments);

} // namespace transect
