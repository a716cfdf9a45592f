#pragma once

#include <string>

#include "record/evaluation_record.h"

namespace transect {

/// "0.802 [0.764, 0.841]", "0.802" without an interval, "not defined".
std::string figureText(const ClipFigure& figure);

/// The figures with their intervals, the counts, the scenes and how the figures were made: a table and sentences. `subset`: the
/// name of the evaluated one.
std::string evaluationText(const FrameEvaluation& evaluation, const std::string& subset = {});

} // namespace transect
