#pragma once

#include <optional>

#include <QString>

#include "record/run_details.h"

namespace transect {

/// The top-1 accuracy on held-out images at one moment.
struct HeldOutScore {
    double score = 0, epoch = 0, step = 0;
    bool isCheckpoint = false; ///< one of the series was written there
};

std::optional<HeldOutScore> lastHeldOut(const RunDetails& run);
/// Of the evaluations at which a checkpoint of the series was written; of all where there is no such. The first of equal ones.
std::optional<HeldOutScore> bestHeldOut(const RunDetails& run);

/// Images per second as reported last; none where the run does not train now.
std::optional<double> throughputNow(const RunDetails& run);

/// 0 to 1; none where it is not known how much there is to do.
std::optional<double> shareDone(const RunState& state);
/// "1,240 of 3,120 steps"; empty where it is not known.
QString progressText(const RunState& state);
/// "4 min 05 s" of a run that runs; empty where it is not known.
QString timeLeftText(const RunState& state);
/// What it is doing, waiting for or what became of it, where progress does not say that already.
QString messageText(const RunState& state);

} // namespace transect
