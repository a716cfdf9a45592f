#include "widgets/monitor/training_marks.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "analysis/learning_rate.h"
#include "widgets/common/texts.h"
#include "widgets/monitor/metric_curves.h"
#include "widgets/monitor/run_facts.h"

namespace transect {

namespace {

class MarkTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::MarkTexts)
};

constexpr std::size_t mostMarks = 60;

bool isWhole(double epoch)
{
    return epoch == std::floor(epoch);
}

bool hasCheckpoint(const MonitoredRun& run, const SharedCheckpoint& wanted, Along along)
{
    const auto alike = std::ranges::equal_range(run.details->checkpoints, wanted.epoch, {}, &CheckpointMoment::epoch);
    return std::ranges::any_of(alike, [&](const CheckpointMoment& one) {
        return QString::fromStdString(one.name) == wanted.name && placeOf(run, one.epoch, double(one.step), along) == wanted.at;
    });
}

} // namespace

std::vector<SharedCheckpoint> sharedCheckpoints(const std::vector<MonitoredRun>& runs, Along along)
{
    std::vector<SharedCheckpoint> shared;
    if (runs.empty())
        return shared;
    for (const auto& moment : runs.front().details->checkpoints) {
        if (!moment.isOfSeries())
            continue;
        const double at = placeOf(runs.front(), moment.epoch, double(moment.step), along);
        const SharedCheckpoint one{QString::fromStdString(moment.name), at, moment.epoch, moment.step};
        const auto hasIt = [&](const MonitoredRun& run) { return hasCheckpoint(run, one, along); };
        if (std::isfinite(at) && std::all_of(runs.begin() + 1, runs.end(), hasIt))
            shared.push_back(one);
    }
    return shared;
}

std::vector<Mark> checkpointMarks(const std::vector<SharedCheckpoint>& checkpoints, const QString& chosen)
{
    const QLocale locale;
    std::vector<Mark> marks;
    for (const auto& one : checkpoints) {
        const auto step = MarkTexts::tr("step %1").arg(locale.toString(qlonglong(one.step)));
        const auto shortText = isWhole(one.epoch) ? locale.toString(one.epoch, 'f', 0) : step;
        if (one.name == chosen)
            marks.push_back({one.at, momentText(one.epoch, one.step, isWhole(one.epoch)), MarkKind::Chosen, one.name, false});
        else if (checkpoints.size() <= mostMarks)
            marks.push_back({one.at, shortText, MarkKind::Fine, one.name, false});
    }
    return marks;
}

std::vector<Mark> dropMarks(const std::vector<MonitoredRun>& runs, Along along)
{
    std::vector<Mark> marks;
    if (runs.empty() || (along == Along::Time && runs.size() > 1))
        return marks;
    const auto drops = learningRateDrops(*runs.front().details);
    if (!std::all_of(runs.begin() + 1, runs.end(), [&](const MonitoredRun& run) { return learningRateDrops(*run.details) == drops; }))
        return marks;
    for (const auto& drop : drops) {
        const auto text = MarkTexts::tr("rate × %1").arg(QLocale().toString(drop.factor, 'g', 2));
        marks.push_back({placeOf(runs.front(), drop.epoch, drop.step, along), text, MarkKind::Reference, {}, false});
    }
    return marks;
}

std::vector<Highlight> bestHighlight(const MonitoredRun& run)
{
    const std::string metric = "evaluation.top1";
    const auto best = bestHeldOut(*run.details);
    if (!best)
        return {};
    const auto& steps = run.details->metrics.at(metric)->step;
    const auto index = std::size_t(std::ranges::find(steps, best->step) - steps.begin());
    const auto text = best->isCheckpoint ? MarkTexts::tr("best checkpoint") : MarkTexts::tr("best so far");
    return {{CurveRecipe{run.id, metric}.id(), index, text}};
}

} // namespace transect
