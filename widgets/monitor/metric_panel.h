#pragma once

#include <functional>

#include <QCoreApplication>

#include "widgets/monitor/metric_curves.h"

namespace transect {

class Plot;

/// One quantity of the monitored runs.
class MetricPanel {
    Q_DECLARE_TR_FUNCTIONS(transect::MetricPanel)

public:
    /// The plot belongs to `parent`.
    MetricPanel(PanelKind kind, QWidget* parent);

    const PanelKind& kind() const { return m_kind; }
    Plot* plot() const { return m_plot; }

    /// Makes those curves anew whose recipes differ from the ones drawn last; false where none does. Zoom and scales stay as
    /// the user has them.
    bool draw(const std::vector<MonitoredRun>& runs, const MetricView& view);
    /// For each of the drawn curves.
    void setHidden(const std::function<bool(const CurveRecipe&)>& isHidden);
    void setMarks(const std::vector<Mark>& marks);

private:
    Series curveOf(const CurveRecipe& recipe) const;
    void setAxes(Along along);

    PanelKind m_kind;
    Plot* m_plot;
    std::vector<CurveRecipe> m_drawn; ///< in the order of the plot's series
    std::optional<Along> m_along;
    std::vector<Mark> m_marks;
};

} // namespace transect
