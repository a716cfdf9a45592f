#include "widgets/monitor/monitor_legend.h"

#include <algorithm>

#include "widgets/common/theme.h"

namespace transect {

namespace {

const QString checkpointsId = QStringLiteral("mark:checkpoints"), dropsId = QStringLiteral("mark:drops");

QString idOf(CurveRole role)
{
    return QStringLiteral("role:%1").arg(int(role));
}

QString nameOf(CurveRole role, int halfLife)
{
    switch (role) {
    case CurveRole::Smooth: return MonitorLegend::tr("smoothed, half-life %n point(s)", nullptr, halfLife);
    case CurveRole::Raw: return MonitorLegend::tr("raw");
    case CurveRole::HeldOut: return MonitorLegend::tr("held-out");
    case CurveRole::Device: return MonitorLegend::tr("GPU");
    case CurveRole::Plain: break;
    }
    return {};
}

SeriesStyle markStyle(Qt::PenStyle dash)
{
    SeriesStyle style;
    style.dash = dash;
    return style;
}

} // namespace

MonitorLegend::MonitorLegend(QWidget* parent)
    : PlotLegend(parent)
{
    setObjectName("monitorLegend");
    connect(this, &PlotLegend::toggled, this, &MonitorLegend::toggle);
    connect(this, &PlotLegend::isolated, this, &MonitorLegend::isolate);
}

void MonitorLegend::setContents(Contents contents)
{
    m_contents = std::move(contents);
    showEntries();
}

std::vector<MonitorLegend::Entry> MonitorLegend::entries() const
{
    std::vector<Entry> list;
    const auto add = [&](Entry::Group group, const QString& id, const QString& name, const SeriesStyle& style, const QColor& colour) {
        list.push_back({group, {id, name, style, colour, m_hidden.contains(id)}});
    };
    const bool isOne = m_contents.runs.size() == 1;
    if (!isOne) {
        for (const auto& run : m_contents.runs)
            add(Entry::Group::Run, run.id, run.name, styleOf(CurveRole::Plain, run.colour), run.colour);
    }
    const auto quiet = Theme::current().tokens().quietText;
    const auto colour = isOne ? m_contents.runs.front().colour : quiet;
    for (const auto role : {CurveRole::Smooth, CurveRole::Raw, CurveRole::HeldOut, CurveRole::Device}) {
        if (m_contents.roles.contains(role))
            add(Entry::Group::Role, idOf(role), nameOf(role, m_contents.halfLife), styleOf(role, colour), colour);
    }
    if (m_contents.hasCheckpoints)
        add(Entry::Group::Mark, checkpointsId, tr("checkpoints"), markStyle(Qt::DotLine), quiet);
    if (m_contents.hasDrops)
        add(Entry::Group::Mark, dropsId, tr("learning rate drops"), markStyle(Qt::DashLine), quiet);
    return list;
}

void MonitorLegend::showEntries()
{
    std::vector<LegendItem> items;
    for (auto& entry : entries())
        items.push_back(std::move(entry.item));
    setItems(items);
}

void MonitorLegend::toggle(const QString& id)
{
    if (m_hidden.erase(id) == 0)
        m_hidden.insert(id);
    showEntries();
    Q_EMIT changed();
}

/// Hides the others of its group; shows them where they are hidden already.
void MonitorLegend::isolate(const QString& id)
{
    const auto all = entries();
    const auto own = std::ranges::find(all, id, [](const Entry& entry) { return entry.item.id; });
    if (own == all.end())
        return;
    const auto isOther = [&](const Entry& entry) { return entry.group == own->group && entry.item.id != id; };
    const bool areHidden = std::ranges::all_of(all, [&](const Entry& entry) { return !isOther(entry) || entry.item.hidden; });
    for (const auto& entry : all) {
        if (isOther(entry) && !areHidden)
            m_hidden.insert(entry.item.id);
        else if (isOther(entry))
            m_hidden.erase(entry.item.id);
    }
    m_hidden.erase(id);
    showEntries();
    Q_EMIT changed();
}

bool MonitorLegend::hides(const CurveRecipe& recipe) const
{
    // A run that is the only one has no entry with which to show it again.
    const bool hidesRun = m_contents.runs.size() > 1 && m_hidden.contains(recipe.run);
    return hidesRun || m_hidden.contains(idOf(recipe.role));
}

bool MonitorLegend::hidesCheckpoints() const { return m_hidden.contains(checkpointsId); }
bool MonitorLegend::hidesDrops() const { return m_hidden.contains(dropsId); }

} // namespace transect
