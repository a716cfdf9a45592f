#include "widgets/monitor/run_lines.h"

#include <map>

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>

#include "widgets/common/icons.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/monitor/run_facts.h"

namespace transect {

namespace {

QPixmap swatch(const QColor& colour, double ratio)
{
    QPixmap pixmap(QSize(24, 16) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.fillRect(QRectF(0, 7, 24, 2), colour);
    return pixmap;
}

QString bestText(const RunDetails& run)
{
    const auto best = bestHeldOut(run);
    if (!best)
        return {};
    const QLocale locale;
    return RunLines::tr("best held-out %1, epoch %2").arg(locale.toString(best->score, 'f', 3), locale.toString(best->epoch, 'g', 4));
}

QString summaryOf(const std::vector<MonitoredRun>& runs)
{
    std::map<RunStatus, int> counts;
    for (const auto& run : runs)
        ++counts[run.details->state.status];
    QStringList parts;
    for (const auto& [status, count] : counts)
        parts << QStringLiteral("%1 %2").arg(QLocale().toString(count), stateText(status));
    return RunLines::tr("%n run(s)", nullptr, int(runs.size())) + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

} // namespace

RunLines::RunLines(QWidget* parent)
    : QWidget(parent)
    , m_summary(new QLabel)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    m_summary->setObjectName("monitorSummary");
    grid->addWidget(m_summary, 0, 0, 1, 7);
    for (std::size_t i = 0; i < most; ++i)
        m_lines[i] = makeLine(*grid, int(i) + 1);
}

RunLines::Line RunLines::makeLine(QGridLayout& grid, int row)
{
    Line line{new QLabel, new QLabel, new QLabel, new QLabel, new QProgressBar, new QLabel, new QLabel};
    const auto number = QString::number(row);
    line.name->setObjectName("monitorLineName" + number);
    line.state->setObjectName("monitorLineState" + number);
    line.best->setObjectName("monitorLineBest" + number);
    line.progress->setAccessibleName(tr("Progress"));
    line.progress->setTextVisible(false);
    line.progress->setRange(0, 1000);
    line.progress->setFixedWidth(96);
    line.name->setMinimumWidth(48);
    for (auto* label : {line.name, line.state, line.left, line.best})
        label->setTextFormat(Qt::PlainText);
    for (auto* label : {line.left, line.best}) {
        label->setProperty("quiet", true);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    int column = 0;
    for (auto* cell : line.cells())
        grid.addWidget(cell, row, column++);
    return line;
}

std::array<QWidget*, 7> RunLines::Line::cells() const
{
    return {colour, glyph, name, state, progress, left, best};
}

void RunLines::fill(const Line& line, const MonitoredRun& run)
{
    const auto& state = run.details->state;
    line.colour->setPixmap(swatch(run.colour, devicePixelRatioF()));
    line.glyph->setPixmap(stateIcon(stateKey(state.status)).pixmap(QSize(16, 16), devicePixelRatioF()));
    line.name->setText(run.name);
    line.state->setText(stateText(state.status));
    line.state->setToolTip(state.error ? textOf(*state.error) : messageText(state));
    const auto share = shareDone(state);
    line.progress->setValue(int(1000 * share.value_or(0)));
    line.progress->setToolTip(progressText(state));
    line.progress->setVisible(share && state.status != RunStatus::Finished);
    const auto left = timeLeftText(state);
    line.left->setText(left.isEmpty() ? QString() : tr("%1 left").arg(left));
    line.best->setText(bestText(*run.details));
}

void RunLines::setRuns(const std::vector<MonitoredRun>& runs)
{
    const bool eachHasALine = runs.size() <= most;
    m_summary->setVisible(!eachHasALine);
    m_summary->setText(eachHasALine ? QString() : summaryOf(runs));
    for (std::size_t i = 0; i < most; ++i) {
        const bool isShown = eachHasALine && i < runs.size();
        for (auto* cell : m_lines[i].cells())
            cell->setVisible(isShown);
        if (isShown)
            fill(m_lines[i], runs[i]);
    }
}

} // namespace transect
