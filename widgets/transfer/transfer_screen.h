#pragma once

#include <QWidget>

#include "record/error.h"
#include "widgets/transfer/transfer_figure.h"

class QComboBox;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace transect {

class CheckpointCard;
class EmptyState;
class MeasureRanking;
class PeakFinder;
class Plot;
class Selection;
class TransferPlots;

/// FE and FT of each target over the series: the heart of the window.
class TransferScreen : public QWidget {
    Q_OBJECT

public:
    explicit TransferScreen(Selection& selection, QWidget* parent = nullptr);
    ~TransferScreen() override;

    /// The chosen runs, those that evaluated them, and those that all of these stand on.
    void setDetails(const std::vector<RunDetailsPtr>& details);
    void setReading(const QString& text); ///< as EmptyState::setReading()
    Plot* plot() const;
    MeasureRanking* ranking() const { return m_ranking; }
    /// Ends the comparisons that are still being computed.
    void finish();

Q_SIGNALS:
    /// As CheckpointCard::evaluationRequested().
    void evaluationRequested(const transect::Json& parameters);
    /// The checkpoints of the run in this folder are to be evaluated.
    void transferRequested(const QString& sourceFolder);
    void failed(const transect::ErrorRecord& error);
    void done(const QString& text);

private:
    QWidget* makeControls();
    QWidget* makeBelow();
    FigureChoice choice() const;
    void rebuild();
    void rebuildTargets();
    void showEmptyState();
    void drawFindings();
    void showChosen();
    void activate(const QString& id, std::size_t index);

    Selection& m_selection;
    std::vector<TransferStudy> m_studies;
    RunDetailsPtr m_source; ///< the chosen training run, while nothing evaluates it
    TransferFigure m_figure;
    QStringList m_hiddenTargets;

    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QToolButton* m_targets;
    QComboBox* m_part;
    QComboBox* m_along;
    QToolButton* m_points;
    QToolButton* m_band;
    QToolButton* m_mean;
    QToolButton* m_sideBySide;
    TransferPlots* m_plots;
    QLabel* m_findings;
    MeasureRanking* m_ranking;
    CheckpointCard* m_card;
    PeakFinder* m_finder;
};

} // namespace transect
