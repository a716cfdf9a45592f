#include "widgets/monitor/metric_panel.h"

#include <algorithm>
#include <utility>

#include "widgets/plot/plot.h"

namespace transect {

namespace {

bool areEqual(const Mark& first, const Mark& second)
{
    return first.at == second.at && first.text == second.text && first.kind == second.kind;
}

} // namespace

MetricPanel::MetricPanel(PanelKind kind, QWidget* parent)
    : m_kind(std::move(kind))
    , m_plot(new Plot(parent))
{
    m_plot->setObjectName("plot." + m_kind.name);
    m_plot->setTitle(m_kind.title);
    m_plot->setLegendShown(false); // one for all panels is beside them
    m_plot->setEmptyText(tr("No finite values to draw"));
    m_plot->setMinimumSize(m_kind.isSmoothed ? QSize(220, 180) : QSize(160, 120));
}

bool MetricPanel::draw(const std::vector<MonitoredRun>& runs, const MetricView& view)
{
    setAxes(view.along);
    auto recipes = recipesOf(m_kind, runs, view);
    if (recipes == m_drawn)
        return false;
    std::vector<Series> curves;
    for (const auto& recipe : recipes)
        curves.push_back(curveOf(recipe));
    m_plot->setSeries(std::move(curves));
    m_drawn = std::move(recipes);
    return true;
}

/// The one that is drawn where it is the same: smoothing is not done again for runs that wrote nothing.
Series MetricPanel::curveOf(const CurveRecipe& recipe) const
{
    const auto drawn = std::ranges::find(m_drawn, recipe);
    return drawn == m_drawn.end() ? makeCurve(recipe) : m_plot->series()[std::size_t(drawn - m_drawn.begin())];
}

/// A logarithmic x axis stays so along another quantity.
void MetricPanel::setAxes(Along along)
{
    if (std::exchange(m_along, along) == along)
        return;
    const auto label = along == Along::Epochs ? tr("Epoch") : along == Along::Steps ? tr("Step") : tr("Time since the start");
    const auto unit = along == Along::Time ? tr("min") : QString();
    m_plot->setAxes({label, unit, m_plot->xAxis().scale, {}, {}}, {m_kind.title, m_kind.unit, Scale::Linear, {}, {}});
}

void MetricPanel::setHidden(const std::function<bool(const CurveRecipe&)>& isHidden)
{
    for (const auto& recipe : m_drawn)
        m_plot->setHidden(recipe.id(), isHidden(recipe));
}

void MetricPanel::setMarks(const std::vector<Mark>& marks)
{
    if (std::ranges::equal(marks, m_marks, areEqual))
        return;
    m_marks = marks;
    m_plot->setMarks(marks);
}

} // namespace transect
