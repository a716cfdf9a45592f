#include "widgets/runs/runs_columns.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <QLocale>
#include <QStringList>

#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/value_text.h"

namespace transect {

namespace {

QString joined(const std::vector<std::string>& words)
{
    QStringList texts;
    for (const auto& word : words)
        texts << QString::fromStdString(word);
    return texts.join(QStringLiteral(", "));
}

std::vector<std::string> devicesOf(const RunGroup& runs)
{
    std::set<std::string> devices;
    for (const auto* run : runs) {
        if (!run->device.empty())
            devices.insert(run->device);
    }
    return {devices.begin(), devices.end()};
}

bool isLessByScore(const std::vector<BestFigure>& left, const std::vector<BestFigure>& right)
{
    return std::ranges::lexicographical_compare(left, right, [](const BestFigure& a, const BestFigure& b) {
        return std::tie(a.mode, a.target, a.score) < std::tie(b.mode, b.target, b.score);
    });
}

double secondsLeft(const RunGroup& runs)
{
    double longest = -1;
    for (const auto* run : runs) {
        if (run->state.status == RunStatus::Running)
            longest = std::max(longest, run->state.secondsLeft.value_or(-1));
    }
    return longest;
}

} // namespace

QString columnName(int column)
{
    switch (column) {
    case RunsModel::Name: return RunsModel::tr("Run");
    case RunsModel::State: return RunsModel::tr("State");
    case RunsModel::Progress: return RunsModel::tr("Done");
    case RunsModel::TimeLeft: return RunsModel::tr("Time left");
    case RunsModel::Best: return RunsModel::tr("On test");
    case RunsModel::Kind: return RunsModel::tr("Kind");
    case RunsModel::Created: return RunsModel::tr("Created");
    case RunsModel::Device: return RunsModel::tr("Device");
    case RunsModel::Tags: return RunsModel::tr("Tags");
    }
    return {};
}

QString columnText(const RunsRow& row, int column)
{
    switch (column) {
    case RunsModel::Name:
        return row.name;
    case RunsModel::State:
        return row.run && row.run->unreadable ? RunsModel::tr("unreadable") : stateText(leadingStatus(row.runs));
    case RunsModel::Progress: {
        const auto share = shareDone(row.runs);
        return share >= 1 ? QString() : percentText(share);
    }
    case RunsModel::TimeLeft: {
        const auto seconds = secondsLeft(row.runs);
        return seconds < 0 ? QString() : durationText(seconds);
    }
    case RunsModel::Best:
        return bestText(row.run ? row.run->best : bestOf(row.runs));
    case RunsModel::Kind:
        return row.run ? QString::fromStdString(row.run->kind) : RunsModel::tr("study");
    case RunsModel::Created:
        return row.runs.empty() ? QString() : timeText(row.runs.front()->created);
    case RunsModel::Device:
        return joined(devicesOf(row.runs));
    case RunsModel::Tags:
        return joined(row.remarks().notes.tags);
    }
    return {};
}

QString rowDetails(const RunsRow& row)
{
    QStringList lines{row.key};
    if (row.run && row.run->unreadable)
        lines << textOf(*row.run->unreadable);
    else if (row.run && row.run->state.error)
        lines << textOf(*row.run->state.error);
    else if (row.run && !row.run->state.message.empty())
        lines << QString::fromStdString(row.run->state.message);
    if (const auto& remarks = row.remarks(); remarks.problem)
        lines << textOf(*remarks.problem);
    else if (!remarks.notes.note.empty())
        lines << QString::fromStdString(remarks.notes.note).left(200);
    return lines.join(u'\n');
}

bool isLess(const RunsRow& a, const RunsRow& b, int column)
{
    switch (column) {
    case RunsModel::State:
        return leadingStatus(a.runs) < leadingStatus(b.runs);
    case RunsModel::Progress:
        return shareDone(a.runs) < shareDone(b.runs);
    case RunsModel::TimeLeft:
        return secondsLeft(a.runs) < secondsLeft(b.runs);
    case RunsModel::Best:
        return a.run && b.run ? isLessByScore(a.run->best, b.run->best) : isLessByScore(bestOf(a.runs), bestOf(b.runs));
    case RunsModel::Kind:
        return a.run && b.run ? a.run->kind < b.run->kind : !a.run && b.run;
    case RunsModel::Created:
        return !a.runs.empty() && !b.runs.empty() && a.runs.front()->created < b.runs.front()->created;
    case RunsModel::Device:
        return a.run && b.run ? a.run->device < b.run->device : devicesOf(a.runs) < devicesOf(b.runs);
    case RunsModel::Tags:
        return a.remarks().notes.tags < b.remarks().notes.tags;
    default:
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    }
}

} // namespace transect
