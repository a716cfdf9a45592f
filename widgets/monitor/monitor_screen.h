#pragma once

#include <deque>
#include <map>
#include <memory>

#include <QTimer>
#include <QWidget>

#include "widgets/monitor/metric_panel.h"
#include "widgets/monitor/training_marks.h"
#include "widgets/runs/listing.h"

class QComboBox;
class QSlider;
class QStackedWidget;

namespace transect {

class EmptyState;
class MessageBar;
class MonitorLegend;
class PanelGrid;
class Plot;
class PlotLink;
class PlotTools;
class RunHeader;
class RunLines;
class Selection;

/// The metrics of the chosen runs while they train: a plot a quantity, the x axis shared. Curves are made anew where a run
/// wrote, a panel at a time, so that the window answers in between; not while the screen is hidden.
class MonitorScreen : public QWidget {
    Q_OBJECT

public:
    explicit MonitorScreen(Selection& selection, QWidget* parent = nullptr);
    ~MonitorScreen() override;

    void setDetails(const std::vector<RunDetailsPtr>& details);
    /// By which it is known what can be done with a run.
    void setListing(const ListingPtr& listing);
    void setReading(const QString& text); ///< as EmptyState::setReading()
    /// Draws all that is due before it returns, for a report.
    void finish();
    Plot* plot(const QString& name) const; ///< "loss", "top1", ...; nullptr where it is not shown

Q_SIGNALS:
    /// `folder`: of the run, as its details name it.
    void stopRequested(const QString& folder, bool now);
    void resumeRequested(const QString& folder);
    /// The user wants to see what transfer runs have found.
    void transferRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeControls();
    QWidget* makeContent();
    void refresh();
    void resetZoom();
    void showHeader();
    void showEmptyState();
    const ListedRun* chosenUnreadable() const;
    void showPanels();
    void offerPlots();
    void showTools();
    PlotTools* toolsOf(const MetricPanel& panel);
    void findMarks();
    void showLegend();
    void showMarks();
    MetricPanel& panelOf(const PanelKind& kind);
    void addPanel(const PanelKind& kind);
    void drawAll();
    void drawNext();
    void panelDrawn(MetricPanel& panel);
    void hideCurves();
    void shareScale(const Plot& changed);
    void choosePlot(QWidget* focused);
    void chooseCheckpoint(const Plot& plot, const PointId& point);
    MetricView view() const;

    Selection& m_selection;
    ListingPtr m_listing;
    std::vector<RunDetailsPtr> m_details;
    std::vector<MonitoredRun> m_runs;
    std::vector<std::unique_ptr<MetricPanel>> m_panels; ///< every one that was shown once
    std::vector<MetricPanel*> m_shown;
    std::deque<MetricPanel*> m_due; ///< of those shown, to be drawn
    std::vector<SharedCheckpoint> m_checkpoints;
    std::vector<Mark> m_drops;
    QTimer m_next;
    bool m_isLogX = false;

    EmptyState* m_empty;
    MessageBar* m_message;
    RunHeader* m_one;
    RunLines* m_several;
    QStackedWidget* m_body;
    QComboBox* m_along;
    QSlider* m_smoothing;
    QComboBox* m_plotChoice;
    QStackedWidget* m_tools;
    std::map<const MetricPanel*, PlotTools*> m_toolsOf; ///< of panels that were chosen once
    MonitorLegend* m_legend;
    PanelGrid* m_grid;
    PlotLink* m_link;
};

} // namespace transect
