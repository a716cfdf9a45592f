#pragma once

#include <vector>

#include "widgets/monitor/monitored_run.h"
#include "widgets/plot/series.h"

namespace transect {

/// A checkpoint of the series (not the ones for resuming only) where all runs have it alike.
struct SharedCheckpoint {
    QString name;
    double at = 0; ///< along the axis
    double epoch = 0;
    std::int64_t step = 0;
};

/// Those of the first run that every other has at the same place under the same name, in order.
std::vector<SharedCheckpoint> sharedCheckpoints(const std::vector<MonitoredRun>& runs, Along along);

/// A fine line each, with a short text that says which; `chosen` is drawn as such. More of them than can be told apart are
/// left out, but for the chosen one.
std::vector<Mark> checkpointMarks(const std::vector<SharedCheckpoint>& checkpoints, const QString& chosen);

/// Where the learning rates of all runs drop alike, with the factor.
std::vector<Mark> dropMarks(const std::vector<MonitoredRun>& runs, Along along);

/// A ring around the best evaluation on held-out images, for the plot of top-1 accuracy; none without one.
std::vector<Highlight> bestHighlight(const MonitoredRun& run);

} // namespace transect
