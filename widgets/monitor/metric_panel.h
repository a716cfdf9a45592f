#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QThreadPool>

#include "widgets/monitor/metric_curves.h"

namespace transect {

class Plot;

/// One quantity of the monitored runs.
class MetricPanel : public QObject {
    Q_OBJECT

public:
    /// More points than these are smoothed in a thread beside, so that the window goes on.
    static constexpr std::size_t mostAtOnce = 20000;

    /// The plot belongs to `parent`.
    MetricPanel(PanelKind kind, QWidget* parent);
    ~MetricPanel() override;

    const PanelKind& kind() const { return m_kind; }
    Plot* plot() const { return m_plot; }

    /// Makes those curves anew whose recipes differ from the ones made last; drawn() says when they are there, which may be before
    /// it returns. Till then the ones before stay. Zoom and scales stay as the user has them.
    void draw(const std::vector<MonitoredRun>& runs, const MetricView& view);
    /// Draws what is being made before it returns, for one who cannot wait for drawn().
    void finish();
    /// For each of the drawn curves.
    void setHidden(const std::function<bool(const CurveRecipe&)>& isHidden);
    void setMarks(const std::vector<Mark>& marks);

Q_SIGNALS:
    void drawn();

private:
    void show(const std::vector<CurveRecipe>& recipes, std::vector<Series> curves);
    void setAxes(Along along);

    PanelKind m_kind;
    Plot* m_plot;
    std::vector<CurveRecipe> m_drawn;  ///< in the order of the plot's series
    std::vector<CurveRecipe> m_wanted; ///< these, or those that are being made
    std::optional<Along> m_along;
    std::vector<Mark> m_marks;
    QThreadPool m_pool;
};

} // namespace transect
