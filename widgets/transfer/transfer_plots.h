#pragma once

#include <vector>

#include <QWidget>

#include "widgets/transfer/transfer_findings.h"

class QStackedWidget;

namespace transect {

class Plot;
class PlotLink;
class PlotTools;

/// The curves of a figure in one plot, or in a plot for each target side by side with one x range.
class TransferPlots : public QWidget {
    Q_OBJECT

public:
    explicit TransferPlots(QWidget* parent = nullptr);

    void setFigure(const TransferFigure& figure, bool sideBySide);
    void setHighlights(const std::vector<Highlight>& highlights);
    void setMarks(const std::vector<Mark>& marks);

    Plot* first() const { return m_plots.front(); }
    const std::vector<Plot*>& plots() const { return m_plots; } ///< those that are shown, and the first one
    /// The row of buttons of the plot that was used last; to be placed by the owner.
    QStackedWidget* tools() const { return m_tools; }

Q_SIGNALS:
    void pointActivated(const QString& id, std::size_t index);
    void failed(const transect::ErrorRecord& error);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void addPlot();
    void setCount(std::size_t count);

    std::vector<Plot*> m_plots;
    PlotLink* m_link;
    QStackedWidget* m_tools;
};

} // namespace transect
