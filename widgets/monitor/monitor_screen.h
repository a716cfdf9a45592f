#pragma once

#include <map>

#include <QWidget>

#include "widgets/plot/series.h"
#include "widgets/runs/run_reader.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QSlider;
class QStackedLayout;
class QToolButton;

namespace transect {

class EmptyState;
class Plot;
class PlotLink;
class PlotTools;
class Selection;

/// The metrics of the chosen runs while they train: a plot a quantity, the x axis shared.
class MonitorScreen : public QWidget {
    Q_OBJECT

public:
    explicit MonitorScreen(Selection& selection, QWidget* parent = nullptr);

    void setDetails(const std::vector<RunDetailsPtr>& details);
    Plot* plot(const QString& name) const; ///< "loss", "top1", ...; nullptr where it is not shown

private:
    enum class Along { Epochs, Steps, Time };

    struct Panel {
        QString name;
        Plot* plot = nullptr;
    };

    void rebuild();
    void layOut();
    void draw(Panel& panel);
    std::vector<Series> seriesOf(const QString& name) const;
    std::vector<double> xOf(const MetricSeries& series) const;
    std::vector<Mark> marks() const;
    QString headline() const;
    Along along() const;
    double smoothing() const; ///< half-life in points; 0: none

    Selection& m_selection;
    std::vector<RunDetailsPtr> m_details;
    std::vector<Panel> m_panels;

    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QLabel* m_headline;
    QComboBox* m_along;
    QSlider* m_smoothing;
    QLabel* m_smoothingText;
    QToolButton* m_logY;
    QWidget* m_grid;
    QGridLayout* m_gridLayout;
    PlotLink* m_link;
};

} // namespace transect
