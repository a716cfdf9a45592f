#pragma once

#include <string>
#include <vector>

#include "record/run_folder.h"

namespace transect {

/// Losses by epoch and the evaluations of a run of the kind "regularity"; of one of the kind "score" its evaluation.
std::string regularityText(const RunFolder& run);

/// The AUC of the motion prior, the transformer and both of such runs, a row for those that differ in their seed alone:
/// the mean with its 95 % interval over seeds. Empty for fewer than two runs with evaluations.
std::string regularityComparison(const std::vector<RunFolder>& runs);

} // namespace transect
