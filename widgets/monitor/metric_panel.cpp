#include "widgets/monitor/metric_panel.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>

#include "widgets/plot/plot.h"

namespace transect {

namespace {

bool areEqual(const Mark& first, const Mark& second)
{
    return first.at == second.at && first.text == second.text && first.kind == second.kind;
}

/// Those of `drawn`, which are `known`, where they are the same: smoothing is not done again for runs that wrote nothing.
std::vector<Series> curvesOf(const std::vector<CurveRecipe>& recipes, const std::vector<CurveRecipe>& known, const std::vector<Series>& drawn)
{
    std::vector<Series> curves;
    for (const auto& recipe : recipes) {
        const auto found = std::ranges::find(known, recipe);
        curves.push_back(found == known.end() ? makeCurve(recipe) : drawn[std::size_t(found - known.begin())]);
    }
    return curves;
}

std::size_t pointsOf(const std::vector<CurveRecipe>& recipes)
{
    std::size_t points = 0;
    for (const auto& recipe : recipes)
        points += recipe.values->value.size();
    return points;
}

} // namespace

MetricPanel::MetricPanel(PanelKind kind, QWidget* parent)
    : m_kind(std::move(kind))
    , m_plot(new Plot(parent))
{
    m_plot->setObjectName("plot." + m_kind.name);
    m_plot->setTitle(m_kind.title);
    m_plot->setLegendShown(false); // one for all panels is beside them
    m_plot->setMinimumSize(m_kind.isSmoothed ? QSize(220, 180) : QSize(160, 120));
    m_pool.setMaxThreadCount(1);
}

MetricPanel::~MetricPanel()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void MetricPanel::draw(const std::vector<MonitoredRun>& runs, const MetricView& view)
{
    setAxes(view.along);
    auto recipes = recipesOf(m_kind, runs, view);
    if (recipes == m_wanted)
        return;
    m_wanted = recipes;
    m_pool.clear(); // what was not begun is no longer wanted
    if (pointsOf(recipes) <= mostAtOnce)
        return show(recipes, curvesOf(recipes, m_drawn, m_plot->series()));
    m_pool.start([this, recipes = std::move(recipes), known = m_drawn, drawn = m_plot->sharedSeries()] {
        auto curves = std::make_shared<std::vector<Series>>(curvesOf(recipes, known, *drawn));
        QMetaObject::invokeMethod(this, [this, recipes, curves] {
            if (recipes == m_wanted)
                show(recipes, std::move(*curves));
        }, Qt::QueuedConnection);
    });
}

void MetricPanel::finish()
{
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void MetricPanel::show(const std::vector<CurveRecipe>& recipes, std::vector<Series> curves)
{
    m_drawn = recipes;
    m_plot->setEmptyText(tr("No finite values to draw"));
    m_plot->setSeries(std::move(curves));
    Q_EMIT drawn();
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
