#pragma once

#include "analysis/transfer_summary.h"

namespace transect {

/// The mean over runs whose pre-trainings differ in their seed alone. Each curve is of one target, mode and part; of a
/// point `draws` counts the runs that have it, and the interval is over them (Student's t): a mean over the draws of the
/// target within a run is one value. `curves` is not empty.
TransferCurve meanOverSeeds(const std::vector<TransferCurve>& curves);

/// Whether a middle checkpoint is the best one, over seeds of pre-training.
struct SeedPeak {
    std::vector<double> epochs; ///< of the checkpoint that validation chose, for each run
    PairedDifference difference; ///< mean over runs of its test score less that of the run's last; `draws` counts runs
    PeakVerdict verdict = PeakVerdict::AtTheEnd; ///< AtTheEnd where validation chose the last one in every run
};

/// None for fewer than two runs, or where they do not end at the same step.
std::optional<SeedPeak> peakOverSeeds(const std::vector<TransferCurve>& curves);

} // namespace transect
