#pragma once

#include <QWidget>

#include "record/error.h"
#include "widgets/plot/plot_export.h"

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace transect {

class HeatMap;
class Plot;
class PlotTable;

/// The thin row of buttons beside a chart. It keeps no state: the buttons show the chart's. The chart outlives it.
class PlotTools : public QWidget {
    Q_OBJECT

public:
    explicit PlotTools(Plot& plot, QWidget* parent = nullptr);
    explicit PlotTools(HeatMap& map, QWidget* parent = nullptr);

    /// "back", "forward", "reset", "log-x", "log-y", "measure", "table", "copy", "export"; nullptr where the row has none.
    QToolButton* button(const QString& name) const;
    /// Offers nothing that makes no sense for this screen.
    void hideButton(const QString& name);

Q_SIGNALS:
    /// Something was not exported: for a message bar.
    void failed(const transect::ErrorRecord& error);
    void exported(const QString& path);

private:
    QToolButton* add(const QString& name, const QString& text, const QString& help);
    void addView(Plot& plot);
    void addCommon(Chart& chart);
    void showTable(Chart& chart);
    void askAndExport(Chart& chart, Extent extent, PictureColours colours);
    QMenu* copyMenu(Chart& chart);
    QMenu* exportMenu(Chart& chart);

    QHBoxLayout* m_row;
    PlotTable* m_table = nullptr;
};

} // namespace transect
