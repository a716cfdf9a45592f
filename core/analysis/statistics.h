#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "record/interval.h"

namespace transect {

double mean(std::span<const double> values);
/// With n - 1 in the denominator; 0 for fewer than two values.
double sampleDeviation(std::span<const double> values);

/// The value that Student's t with `degrees` of freedom stays below with probability `probability` (0.5 to 1).
double studentQuantile(double probability, int degrees);

/// Two-sided interval for the mean of independent normal values: mean +- t s / sqrt(n). With one value it is that value:
/// nothing is known of the spread.
Interval meanInterval(std::span<const double> values, double confidence = 0.95);

/// The value below which a share of `values` lies, interpolated linearly between order statistics (NumPy's default).
double quantile(std::vector<double> values, double share);

/// One draw of the target: for each test image, whether each of two models was right.
struct PairedDraw {
    std::vector<bool> first, second;
};

/// Percentile bootstrap (Efron & Tibshirani 1993) of mean accuracy of `first` less that of `second`: draws and test
/// images are resampled together, the images alike for all draws because the draws share them. Deterministic in `seed`.
/// All draws have the same images. Throws Error "bad-pairs" otherwise.
struct PairedDifference {
    double difference = 0;
    Interval interval;
    int draws = 0;
    std::int64_t images = 0;
};
PairedDifference pairedBootstrap(const std::vector<PairedDraw>& draws, double confidence = 0.95, int resamples = 2000, std::uint64_t seed = 0);

} // namespace transect
