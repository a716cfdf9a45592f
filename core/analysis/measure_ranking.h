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

} // namespace transect
