#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <torch/types.h>

#include "record/spectrum_record.h"
#include "spectrum/moments.h"

namespace transect {

/// The singular values of a feature matrix X (n x d), K = min(n, d) of them, descending, in fp64.
/// From the fp64 Gram matrix: exact to 1 % down to about 4e-8 of the largest, the noise floor of fp32 features.
struct Spectrum {
    std::int64_t n = 0, dimension = 0;
    torch::Tensor sigmaUncentred, sigmaCentred; ///< K
    torch::Tensor vectors;                      ///< d x K: right singular vectors of the uncentred matrix
};

/// Throws Error "too-few-rows" without rows.
Spectrum takeSpectrum(const Moments& moments);

/// The smallest k with sum_{i<=k} sigma_i >= share * sum_i sigma_i (arXiv 2203.04668, main part), or of sigma^2.
/// 0 where all are 0.
std::int64_t componentsHolding(const torch::Tensor& sigma, double share, bool squared = false);

/// exp of the entropy of p = values / sum + epsilon. With singular values and epsilon 1e-7: RankMe (Garrido et al. 2023);
/// with epsilon 0: effective rank (Roy & Vetterli 2007). 0 where all are 0.
double effectiveRank(const torch::Tensor& values, double epsilon = 0);

/// (sum lambda)^2 / sum lambda^2 of the eigenvalues of the covariance. 0 where all are 0.
double participationRatio(const torch::Tensor& sigmaCentred);

/// NC1 = tr(Sigma_W Sigma_B^+) / C (Papyan, Han & Donoho 2020), Sigma_W over n rows, Sigma_B over C classes, through the
/// C x C Gram matrix of the class means, whose rank is C - 1. None where fewer than two classes differ in their means.
std::optional<double> neuralCollapse1(const Moments& moments);

/// Everything above, and the measures of measures_of_moments.h and logme.h, as a record (docs/measures.md names them; what has no
/// finite value is absent); checkpoint, epoch and step are left to the caller. `vectors`: how many to keep.
SpectrumRecord toRecord(const Spectrum& spectrum, const Moments& moments, const std::string& features, double share, std::int64_t vectors);

} // namespace transect
