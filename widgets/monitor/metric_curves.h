#pragma once

#include <vector>

#include "widgets/monitor/panel_kind.h"
#include "widgets/plot/series.h"

namespace transect {

enum class CurveRole { Plain, Raw, Smooth, HeldOut, Device };

/// How the curves are shown, as the user chose.
struct MetricView {
    Along along = Along::Epochs;
    int halfLife = 0; ///< of the smoothing, in points; 0: none
};

/// All that a curve is made from: equal recipes make equal curves.
struct CurveRecipe {
    QString run;           ///< the id of its run
    std::string metric;
    CurveRole role = CurveRole::Plain;
    QString name = {};
    QColor colour = {};
    Along along = Along::Epochs;
    double start = 0, factor = 1;
    int halfLife = 0;
    MetricSeriesPtr values = {};

    bool operator==(const CurveRecipe&) const = default;
    QString id() const; ///< the same from one moment of the run to the next
};

/// In the order in which they are drawn: of each run the raw values, the smoothed ones, those of held-out data.
std::vector<CurveRecipe> recipesOf(const PanelKind& kind, const std::vector<MonitoredRun>& runs, const MetricView& view);

Series makeCurve(const CurveRecipe& recipe);
SeriesStyle styleOf(CurveRole role, const QColor& colour);

} // namespace transect
