#pragma once

#include <set>

#include "widgets/monitor/metric_curves.h"
#include "widgets/plot/plot_legend.h"

namespace transect {

/// One legend for all panels: the runs where there are several, then what kinds of curves and marks there are. What it hides
/// is hidden in every panel.
class MonitorLegend : public PlotLegend {
    Q_OBJECT

public:
    struct Contents {
        std::vector<MonitoredRun> runs;
        std::set<CurveRole> roles;
        int halfLife = 0;
        bool hasCheckpoints = false, hasDrops = false;
    };

    explicit MonitorLegend(QWidget* parent = nullptr);

    void setContents(Contents contents);
    bool hides(const CurveRecipe& recipe) const;
    bool hidesCheckpoints() const;
    bool hidesDrops() const;

Q_SIGNALS:
    void changed();

private:
    struct Entry {
        enum class Group { Run, Role, Mark } group;
        LegendItem item;
    };

    std::vector<Entry> entries() const;
    void showEntries();
    void toggle(const QString& id);
    void isolate(const QString& id);

    Contents m_contents;
    std::set<QString> m_hidden; ///< ids of entries
};

} // namespace transect
