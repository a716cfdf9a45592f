#include "widgets/monitor/run_facts.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QCoreApplication>
#include <QLocale>

#include "widgets/common/texts.h"

namespace transect {

namespace {

class RunFactTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::RunFactTexts)
};

const MetricSeries* find(const RunDetails& run, const char* metric)
{
    const auto found = run.metrics.find(metric);
    return found == run.metrics.end() || found->second->value.empty() ? nullptr : found->second.get();
}

std::set<double> checkpointSteps(const RunDetails& run)
{
    std::set<double> steps;
    for (const auto& moment : run.checkpoints) {
        if (moment.isOfSeries())
            steps.insert(double(moment.step));
    }
    return steps;
}

std::vector<HeldOutScore> heldOutScores(const RunDetails& run)
{
    std::vector<HeldOutScore> scores;
    const auto* series = find(run, "evaluation.top1");
    if (!series)
        return scores;
    const auto steps = checkpointSteps(run);
    for (std::size_t i = 0; i < series->value.size(); ++i) {
        if (std::isfinite(series->value[i]))
            scores.push_back({series->value[i], series->epoch[i], series->step[i], steps.contains(series->step[i])});
    }
    return scores;
}

} // namespace

std::optional<HeldOutScore> lastHeldOut(const RunDetails& run)
{
    const auto scores = heldOutScores(run);
    return scores.empty() ? std::nullopt : std::optional(scores.back());
}

std::optional<HeldOutScore> bestHeldOut(const RunDetails& run)
{
    auto scores = heldOutScores(run);
    if (std::ranges::any_of(scores, &HeldOutScore::isCheckpoint))
        std::erase_if(scores, [](const HeldOutScore& one) { return !one.isCheckpoint; });
    const auto best = std::ranges::max_element(scores, {}, &HeldOutScore::score);
    return best == scores.end() ? std::nullopt : std::optional(*best);
}

std::optional<double> throughputNow(const RunDetails& run)
{
    const auto* series = find(run, "metrics.images_per_second");
    if (run.state.status != RunStatus::Running || !series || !std::isfinite(series->value.back()))
        return std::nullopt;
    return series->value.back();
}

std::optional<double> shareDone(const RunState& state)
{
    if (!(state.total > 0))
        return std::nullopt;
    return std::clamp(state.done / state.total, 0.0, 1.0);
}

QString progressText(const RunState& state)
{
    if (!(state.total > 0))
        return {};
    const QLocale locale;
    const auto done = locale.toString(state.done, 'f', 0), total = locale.toString(state.total, 'f', 0);
    if (state.unit == "steps")
        return RunFactTexts::tr("%1 of %2 steps").arg(done, total);
    if (state.unit == "evaluations")
        return RunFactTexts::tr("%1 of %2 evaluations").arg(done, total);
    return RunFactTexts::tr("%1 of %2 %3").arg(done, total, QString::fromStdString(state.unit));
}

QString timeLeftText(const RunState& state)
{
    return state.secondsLeft && state.status == RunStatus::Running ? durationText(*state.secondsLeft) : QString();
}

QString messageText(const RunState& state)
{
    const bool isSaid = state.status == RunStatus::Finished || state.error;
    return isSaid ? QString() : QString::fromStdString(state.message);
}

} // namespace transect
