#pragma once

#include <string>
#include <vector>

#include <QString>

#include "widgets/monitor/monitored_run.h"

namespace transect {

/// A plot: what it shows of which events.
struct PanelKind {
    QString name;            ///< "loss", "memory"
    QString title, unit;
    std::string field;       ///< "loss": of metrics.loss, evaluation.loss and, without the first, epoch.loss
    std::string deviceField = {}; ///< the same quantity of the GPU
    double factor = 1;       ///< from what events say to what the plot shows
    bool isSmoothed = false; ///< noisy from step to step, and what the user looks at first; others would only lag behind
};

/// The kinds of which a run has values: those that every training has in their order, then what else was reported.
std::vector<PanelKind> panelKinds(const std::vector<MonitoredRun>& runs);

} // namespace transect
