#pragma once

#include <memory>

#include "widgets/runs/run_reader.h"

namespace transect {

/// A report every 20 steps, 200 steps an epoch, a minute each.
inline MetricSeriesPtr reports(const std::vector<double>& values, int every = 20)
{
    MetricSeries series;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double step = every * double(i);
        series.step.push_back(step);
        series.epoch.push_back(step / 200);
        series.time.push_back(1000 + 3 * step);
        series.value.push_back(values[i]);
    }
    return std::make_shared<const MetricSeries>(std::move(series));
}

/// The loss goes to and fro between 2 and 1; held-out scores at steps 0 and 200, checkpoints likewise.
inline std::shared_ptr<RunDetails> trainingRun(const char* name, int points)
{
    auto run = std::make_shared<RunDetails>();
    run->folder.root = std::string("/library/") + name;
    run->spec.kind = "pretrain";
    run->spec.name = name;
    run->state.status = RunStatus::Running;
    std::vector<double> loss;
    for (int i = 0; i < points; ++i)
        loss.push_back(i % 2 ? 1 : 2);
    run->metrics["metrics.loss"] = reports(loss);
    run->metrics["evaluation.loss"] = reports({2, 1}, 200);
    run->metrics["evaluation.top1"] = reports({0.5, 0.4}, 200);
    run->metrics["metrics.data_wait"] = reports({0.25});
    run->checkpoints = {{"epoch-0000", 0, 0}, {"epoch-0001", 1, 200}};
    return run;
}

/// The same run later.
inline std::shared_ptr<RunDetails> laterMoment(const RunDetails& run, const char* metric, const std::vector<double>& values)
{
    auto later = std::make_shared<RunDetails>(run);
    later->metrics[metric] = reports(values);
    return later;
}

} // namespace transect
