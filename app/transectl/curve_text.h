#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/measure_ranking.h"

namespace transect {

/// The table of a transfer run: a row per checkpoint, FE of each part, FT, the spectrum of the target's features, and the accuracy on
/// the source, by step, where some is known.
std::string curveTable(const std::vector<TransferCurve>& curves, const std::vector<SpectrumRecord>& spectra,
                       const std::map<std::int64_t, double>& sourceAccuracies);

/// FE (o) and FT (#) of the full features over the checkpoints, drawn with characters.
std::string curvePicture(const std::vector<TransferCurve>& curves);

/// What the run's own numbers say about a peak before the end, in sentences with their intervals.
std::string curveFindings(const std::vector<TransferCurve>& curves, const std::vector<TransferResult>& results);

/// Which measure would have picked the checkpoint of `curve`: what it picks, and how much less that has on test than the best one, with the
/// paired interval over draws and test images. Empty where there is nothing to pick from.
std::string measureTable(const TransferCurve& curve, const std::vector<MeasureRank>& ranks, const std::vector<TransferResult>& results);

/// How the measures did over several curves; empty for fewer than two.
std::string measureRecords(const std::vector<RankedCurve>& curves);

/// The same transfer of several pre-training seeds: means with 95 % intervals over these seeds, and the mean difference
/// of the checkpoint that each seed's validation chose from its last one.
struct SeedRun {
    std::string name;
    std::vector<TransferCurve> curves;
};
std::string seedSummary(const std::vector<SeedRun>& runs);

} // namespace transect
