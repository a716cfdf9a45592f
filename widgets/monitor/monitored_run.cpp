#include "widgets/monitor/monitored_run.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/plot/series_colours.h"

namespace transect {

namespace {

double startOf(const RunDetails& run)
{
    double start = std::numeric_limits<double>::infinity();
    for (const auto& [name, series] : run.metrics) {
        if (!series->time.empty())
            start = std::min(start, series->time.front());
    }
    return start;
}

/// From the reports nearest to the step on either side.
double timeOf(const RunDetails& run, double step)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double before = -infinity, after = infinity, timeBefore = std::nan(""), timeAfter = std::nan("");
    for (const auto& [name, series] : run.metrics) {
        const auto next = std::size_t(std::ranges::lower_bound(series->step, step) - series->step.begin());
        if (next < series->step.size() && series->step[next] < after) {
            after = series->step[next];
            timeAfter = series->time[next];
        }
        if (next > 0 && series->step[next - 1] > before) {
            before = series->step[next - 1];
            timeBefore = series->time[next - 1];
        }
    }
    return after == step ? timeAfter : std::lerp(timeBefore, timeAfter, (step - before) / (after - before));
}

} // namespace

std::vector<MonitoredRun> monitoredRuns(const std::vector<RunDetailsPtr>& chosen)
{
    const auto trains = [](const RunDetailsPtr& run) { return run->spec.kind != "transfer" || !run->metrics.empty(); };
    const bool any = std::ranges::any_of(chosen, trains);
    std::vector<MonitoredRun> runs;
    std::vector<QString> ids;
    for (const auto& run : chosen) {
        if (any && !trains(run))
            continue;
        ids.push_back(QString::fromStdString(run->folder.root.string()));
        runs.push_back({run, ids.back(), QString::fromStdString(run->name()), {}, startOf(*run)});
    }
    const auto colours = seriesColours(ids, Theme::current().tokens());
    for (std::size_t i = 0; i < runs.size(); ++i)
        runs[i].colour = colours[i];
    return runs;
}

double placeOf(const MonitoredRun& run, double epoch, double step, Along along)
{
    switch (along) {
    case Along::Epochs: return epoch;
    case Along::Steps: return step;
    case Along::Time: return (timeOf(*run.details, step) - run.start) / 60;
    }
    return std::nan("");
}

} // namespace transect
