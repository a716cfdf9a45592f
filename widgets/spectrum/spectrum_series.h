#pragma once

#include <cstdint>
#include <vector>

#include "record/spectrum_record.h"

namespace transect {

/// Which of a record's numbers are looked at.
struct SpectrumChoice {
    bool centred = false; ///< of the features less their mean
    bool squared = false; ///< shares are of sigma^2 (the variance, where centred) rather than of sigma
};

const std::vector<double>& sigmaOf(const SpectrumRecord& spectrum, const SpectrumChoice& choice);
/// How many components hold the record's share.
std::int64_t kOf(const SpectrumRecord& spectrum, const SpectrumChoice& choice);

/// Below this share of the largest value of a series its singular values are the rounding of single-precision features: the
/// figures do not stretch to show them.
constexpr double roundingShare = 1e-5;
double largestSigma(const std::vector<SpectrumRecord>& spectra, const SpectrumChoice& choice);

/// The cumulative share of sigma (or sigma^2) that the first k components hold, k = 1, ..., d.
std::vector<double> cumulativeShare(const std::vector<double>& sigma, bool squared = false);

/// ||F - F_k|| / ||F|| in the Frobenius norm: what is lost when only the first k components are kept (Eckart and Young 1936).
double relativeError(const std::vector<double>& sigma, std::int64_t k);

/// sigma / sigma[0], so that checkpoints of different feature norms compare; empty where the first is 0.
std::vector<double> normalised(const std::vector<double>& sigma);

} // namespace transect
