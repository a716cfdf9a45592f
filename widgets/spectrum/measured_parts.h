#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/transfer_summary.h"
#include "widgets/runs/run_reader.h"

namespace transect {

/// FE on the main and on the residual part of one checkpoint's features, as one run measured it.
struct MeasuredParts {
    std::int64_t lowestK = 0, highestK = 0; ///< over the draws, each of which cuts by its own training images
    std::optional<CurvePoint> main, residual;

    bool holds(std::int64_t k) const { return lowestK <= k && k <= highestK; }
};

/// Of all runs that evaluated `checkpoint` of one source (the folder that `like` stands on) on `target`; by k.
std::vector<MeasuredParts> measuredParts(const std::vector<RunDetailsPtr>& runs, const RunDetails& like, const std::string& target, const std::string& checkpoint);

/// That with the nearest k; nullptr of none.
const MeasuredParts* nearest(const std::vector<MeasuredParts>& list, std::int64_t k);

} // namespace transect
