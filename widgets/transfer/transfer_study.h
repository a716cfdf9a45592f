#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/ranking.h"
#include "analysis/transfer_summary.h"
#include "record/run_details.h"
#include "widgets/runs/run_reader.h"

namespace transect {

/// One transfer run as the transfer screen shows it, with what its source run adds.
struct TransferStudy {
    RunDetailsPtr run;
    RunDetailsPtr source; ///< of the pre-training, where it is among the chosen runs; else nullptr
    std::vector<TransferCurve> curves;

    /// Held-out top-1 accuracy of the source at a step; none where it was not evaluated there.
    std::optional<double> sourceAccuracy(std::int64_t step) const;
    const SpectrumRecord* targetSpectrum(const std::string& checkpoint) const;
    /// Checkpoints that the source has written and a curve lacks still: shown as pending.
    std::vector<CheckpointMoment> pending(const TransferCurve& curve) const;
};

/// Of the chosen runs those of transfer, each with its source.
std::vector<TransferStudy> transferStudies(const std::vector<RunDetailsPtr>& details);

/// How well each measure would have picked the checkpoint for `curve`: those of the target's spectra and source accuracy.
std::vector<MeasureRank> measureRanks(const TransferStudy& study, const TransferCurve& curve);

/// Steps at which the source's learning rate fell to half or less within one metric interval.
std::vector<CheckpointMoment> learningRateDrops(const RunDetails& source);

/// "RankMe", "NC1 (low is good)": as the user reads a measure.
QString measureName(const std::string& name);

} // namespace transect
