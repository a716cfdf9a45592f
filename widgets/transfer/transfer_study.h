#pragma once

#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/measure_ranking.h"
#include "record/run_details.h"
#include "widgets/runs/run_reader.h"

namespace transect {

/// A point of a curve: target, mode, part, checkpoint.
using PointKey = std::tuple<std::string, std::string, std::string, std::string>;

/// One transfer run as the transfer screen shows it, with what its source run adds.
struct TransferStudy {
    RunDetailsPtr run;
    RunDetailsPtr source; ///< of the pre-training, where it is among the chosen runs; else nullptr
    std::vector<TransferCurve> curves;
    std::set<PointKey> atEdge; ///< a draw's penalty was chosen at the end of its path

    /// Top-1 accuracy of the source at a step: of the table that the run was given, else held out of its own training; none where it was not
    /// evaluated there.
    std::optional<double> sourceAccuracy(std::int64_t step) const;
    const SpectrumRecord* targetSpectrum(const std::string& checkpoint) const;
    /// Root mean square of the norms of the target's features; none where no spectrum was taken.
    std::optional<double> featureNorm(const std::string& checkpoint) const;
    /// The weights; empty where they are not at hand.
    std::filesystem::path weights(const std::string& checkpoint) const;
    bool isGrowing() const;  ///< results may still come
    int drawsAsked() const;  ///< of each checkpoint on the target; 0: not known
    /// Checkpoints that the source, or the program that the run follows, has written and a curve lacks still: shown as pending.
    std::vector<CheckpointMoment> pending(const TransferCurve& curve) const;
};

/// Of the chosen runs those of transfer, each with its source.
std::vector<TransferStudy> transferStudies(const std::vector<RunDetailsPtr>& details);

/// Equal for runs of one study that differ in the seed of pre-training alone.
std::string seedlessKey(const TransferStudy& study);

/// As rankMeasures() of a curve of the study.
std::vector<MeasureRank> measureRanks(const TransferStudy& study, const TransferCurve& curve);

/// "RankMe", "NC1 (low is good)": as the user reads a measure.
QString measureName(const std::string& name);

} // namespace transect
