#pragma once

#include <optional>

#include <QWidget>

#include "widgets/plot/series.h"
#include "widgets/runs/run_reader.h"
#include "widgets/spectrum/overlap_reader.h"
#include "widgets/spectrum/spectrum_series.h"

class QComboBox;
class QLabel;
class QSlider;
class QStackedLayout;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace transect {

class EmptyState;
class HeatMap;
class PartsPanel;
class Plot;
class PlotLink;
class Selection;

/// The singular values of the features at every checkpoint of a transfer run, cut into main and residual part.
class SpectrumScreen : public QWidget {
    Q_OBJECT

public:
    explicit SpectrumScreen(Selection& selection, QWidget* parent = nullptr);

    /// The chosen runs, and those that evaluated them; the spectra of one are shown at a time.
    void setDetails(const std::vector<RunDetailsPtr>& details);
    void setReading(const QString& text); ///< as EmptyState::setReading()
    /// The checkpoint that the slider stands at; nullptr while there is none.
    const SpectrumRecord* chosen() const;

Q_SIGNALS:
    /// A transfer run with these parameters is wanted: FE of both parts of the chosen checkpoint, cut at the chosen k.
    void measurementRequested(const transect::Json& parameters);

private:
    QWidget* makeControls();
    QWidget* makePlots();
    QWidget* makeMaps();
    void connectParts();
    void chooseRun();
    void rebuildFeatures();
    void rebuildReferences();
    void rebuild();
    void drawValues();
    void drawShares();
    void drawMaps();
    void drawMeasures();
    void drawParts();
    void askOverlap();
    void showOverlap(const SubspaceOverlap& overlap);
    void requestMeasurement();
    void moveTo(int position);
    void chooseK(double k);
    void play(bool on);
    SpectrumChoice choice() const;
    const SpectrumRecord* reference() const;
    std::int64_t k() const;

    Selection& m_selection;
    std::vector<RunDetailsPtr> m_details;
    RunDetailsPtr m_run;
    std::vector<SpectrumRecord> m_spectra; ///< of the chosen features, by step
    std::vector<std::string> m_overlapped; ///< checkpoints of the overlap map
    std::optional<std::int64_t> m_chosenK;
    bool m_followsEnd = true; ///< until the user goes elsewhere

    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QSlider* m_slider;
    QToolButton* m_play;
    QTimer* m_timer;
    QLabel* m_moment;
    QComboBox* m_runs;
    QComboBox* m_features;
    QComboBox* m_reference;
    QComboBox* m_map;
    QToolButton* m_centred;
    QToolButton* m_squared;
    QToolButton* m_scaled;
    Plot* m_values;
    Plot* m_shares;
    HeatMap* m_heatMap;
    HeatMap* m_overlap;
    QStackedWidget* m_maps;
    std::vector<Plot*> m_measures;
    PlotLink* m_indexLink;
    PlotLink* m_seriesLink;
    PartsPanel* m_parts;
    OverlapReader* m_overlapReader;
};

} // namespace transect
