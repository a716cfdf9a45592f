#pragma once

#include <vector>

#include <QColor>
#include <QString>

#include "widgets/runs/run_reader.h"

namespace transect {

/// A chosen run as this screen shows it.
struct MonitoredRun {
    RunDetailsPtr details;
    QString id;       ///< its folder
    QString name;
    QColor colour;    ///< among the others
    double start = 0; ///< unix time of its first event with a number
};

/// Of the chosen runs those that train; the others where none does.
std::vector<MonitoredRun> monitoredRuns(const std::vector<RunDetailsPtr>& chosen);

/// What the plots have along their x axis.
enum class Along { Epochs, Steps, Time };

/// Where a moment of `run` is along the axis: epochs, steps, or minutes since the start (between two events as the steps
/// go); NaN where the time is not known.
double placeOf(const MonitoredRun& run, double epoch, double step, Along along);

} // namespace transect
