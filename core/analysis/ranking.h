#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/statistics.h"

namespace transect {

/// Kendall's tau-b of two lists of one length (Kendall 1945): 1 where they order alike, -1 where one orders the other way
/// round, ties taken into account; NaN where one of them is constant or has fewer than two values.
double kendallTau(std::span<const double> first, std::span<const double> second);

/// Pearson's correlation; NaN where one list is constant or has fewer than two values.
double correlation(std::span<const double> first, std::span<const double> second);

/// Interval for a correlation of `count` independent pairs by Fisher's z (1921): tanh(artanh(r) +- q / sqrt(count - 3)).
/// From -1 to 1 for fewer than four pairs, where nothing can be said.
Interval correlationInterval(double correlation, std::size_t count, double confidence = 0.95);

/// How well a measure would have picked a checkpoint.
struct MeasureRank {
    std::string name;
    double tau = 0;          ///< Kendall's tau-b with the score, over the checkpoints; of a measure whose low values are good, negated
    double regret = 0;       ///< best of all scores less that of the checkpoint that it would have picked, at least 0
    std::size_t chosen = 0;  ///< that checkpoint: the first of several equal ones
    std::size_t count = 0;   ///< checkpoints that have both
};

/// One measure over a series; `values` is as long as the scores, NaN where it was not taken.
struct MeasureOverSeries {
    std::string name;
    std::vector<double> values;
    bool lowIsGood = false;
};

/// By regret, then by tau; measures known of fewer than two checkpoints are left out. `scores` may hold NaN.
std::vector<MeasureRank> rankMeasures(std::span<const double> scores, const std::vector<MeasureOverSeries>& measures);

} // namespace transect
