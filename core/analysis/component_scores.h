#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/transfer_summary.h"

namespace transect {

/// FE over k at one checkpoint: the score of a number of leading components of the features, or of all without these.
struct ComponentCurve {
    std::string part;             ///< "leading" or "trailing"
    std::vector<std::int64_t> ks; ///< ascending
    std::vector<CurvePoint> points; ///< of each k, over the draws
};

/// What the details of the FE results keep of it ("over_k": a list of {part, k, score, validation_score, converged}), leading first; entries
/// that are not so are left out.
std::vector<ComponentCurve> componentCurves(const std::vector<TransferResult>& results, const std::string& checkpoint, const std::string& target);

} // namespace transect
