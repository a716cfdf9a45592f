#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/ranking.h"
#include "analysis/transfer_summary.h"
#include "record/spectrum_record.h"

namespace transect {

/// How well each measure would have picked the checkpoint for `curve`, by regret. The measures are those of the spectra of the
/// target's features, "lidar" of the source's, and "source_accuracy" (by step); beside them stand what one does without any:
/// "last", the checkpoint trained longest, and "validation", the best score on the draws' own validation images.
/// Left out: what says how well a measure was fitted, not how good the features are.
std::vector<MeasureRank> rankMeasures(const TransferCurve& curve, const std::vector<SpectrumRecord>& spectra,
                                      const std::map<std::int64_t, double>& sourceAccuracies);

/// A curve with how its measures would have picked.
struct RankedCurve {
    TransferCurve curve;
    std::vector<MeasureRank> ranks;
};

/// How one measure did over several curves.
struct MeasureRecord {
    std::string name;
    double regret = 0, worst = 0; ///< mean and greatest
    double tau = 0;               ///< mean over the curves where it is a number; NaN where it is none
    std::size_t curves = 0;       ///< of which the measure is known
};

/// Over all curves, by mean regret; beside the measures "chance": a checkpoint drawn at random, whose regret is the mean over the checkpoints.
std::vector<MeasureRecord> recordsOf(const std::vector<RankedCurve>& curves);

} // namespace transect
