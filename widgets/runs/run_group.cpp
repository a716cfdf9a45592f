#include "widgets/runs/run_group.h"

#include <algorithm>
#include <map>
#include <utility>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace transect {

namespace {

class GroupTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::GroupTexts)
};

double shareDone(const ListedRun& run)
{
    if (run.state.status == RunStatus::Finished)
        return 1;
    return run.state.total > 0 ? std::clamp(run.state.done / run.state.total, 0.0, 1.0) : 0;
}

} // namespace

RunStatus leadingStatus(const RunGroup& runs)
{
    constexpr RunStatus order[] = {RunStatus::Running, RunStatus::Stopping, RunStatus::Starting, RunStatus::Failed,
                                   RunStatus::Lost,    RunStatus::Stopped,  RunStatus::Queued};
    for (const auto status : order) {
        if (std::ranges::any_of(runs, [status](const ListedRun* run) { return run->state.status == status; }))
            return status;
    }
    return RunStatus::Finished;
}

double shareDone(const RunGroup& runs)
{
    double sum = 0;
    for (const auto* run : runs)
        sum += shareDone(*run);
    return runs.empty() ? 0 : sum / double(runs.size());
}

std::vector<BestFigure> bestOf(const RunGroup& runs)
{
    std::map<std::pair<std::string, std::string>, const BestFigure*> highest;
    for (const auto* run : runs) {
        for (const auto& figure : run->best) {
            auto& best = highest[{figure.mode, figure.target}];
            if (!best || figure.validation > best->validation)
                best = &figure;
        }
    }
    std::vector<BestFigure> figures;
    for (const auto& [key, figure] : highest)
        figures.push_back(*figure);
    return figures;
}

QString nameOf(const BestFigure& figure)
{
    return QString::fromStdString(figure.mode).toUpper() + u' ' + QString::fromStdString(figure.target);
}

bool isAuc(const BestFigure& figure)
{
    return figure.mode == "auc";
}

QString figureText(const BestFigure& figure)
{
    const auto shown = [](double value) { return QLocale().toString(value, 'f', 3); };
    if (!isAuc(figure))
        return shown(figure.score);
    const auto clips = GroupTexts::tr("%n clip(s)", nullptr, int(figure.clips));
    if (!figure.interval)
        return GroupTexts::tr("%1 (%2)").arg(shown(figure.score), clips);
    return GroupTexts::tr("%1 (95 % interval %2 to %3, %4)").arg(shown(figure.score), shown(figure.interval->low), shown(figure.interval->high), clips);
}

QString bestText(const std::vector<BestFigure>& best)
{
    QStringList parts;
    for (const auto& figure : best)
        parts << nameOf(figure) + u' ' + figureText(figure);
    return parts.join(QStringLiteral(", "));
}

} // namespace transect
