#pragma once

#include <QWidget>

#include "record/spectrum_record.h"
#include "widgets/plot/series.h"
#include "widgets/runs/run_reader.h"

class QComboBox;
class QLabel;
class QSlider;
class QStackedLayout;
class QTimer;
class QToolButton;

namespace transect {

class EmptyState;
class HeatMap;
class Plot;
class PlotLink;
class Selection;

/// The singular values of the features at every checkpoint of a transfer run, cut into main and residual part.
class SpectrumScreen : public QWidget {
    Q_OBJECT

public:
    explicit SpectrumScreen(Selection& selection, QWidget* parent = nullptr);

    void setDetails(const std::vector<RunDetailsPtr>& details);
    /// The checkpoint that the slider stands at; nullptr while there is none.
    const SpectrumRecord* chosen() const;

private:
    void rebuildChoices();
    void rebuild();
    void drawValues();
    void drawShares();
    void drawHeatMap();
    void drawMeasures();
    void drawParts();
    void moveTo(int position);
    void moveK(double k);
    void play(bool on);
    const std::vector<double>& sigma(const SpectrumRecord& spectrum) const;
    std::int64_t k() const;

    Selection& m_selection;
    RunDetailsPtr m_run;
    std::vector<SpectrumRecord> m_spectra; ///< of the chosen features, by step
    std::optional<std::int64_t> m_draggedK;

    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QSlider* m_slider;
    QToolButton* m_play;
    QTimer* m_timer;
    QLabel* m_moment;
    QComboBox* m_features;
    QComboBox* m_reference;
    QToolButton* m_centred;
    QToolButton* m_scaled;
    Plot* m_values;
    Plot* m_shares;
    HeatMap* m_heatMap;
    std::vector<Plot*> m_measures;
    PlotLink* m_indexLink;
    PlotLink* m_seriesLink;
    QLabel* m_parts;
    QWidget* m_measuresBox;
};

} // namespace transect
