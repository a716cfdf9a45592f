#pragma once

#include <map>
#include <optional>

#include <QWidget>

#include "widgets/plot/series.h"
#include "widgets/transfer/transfer_study.h"

class QComboBox;
class QLabel;
class QMenu;
class QStackedLayout;
class QTableWidget;
class QToolButton;

namespace transect {

class EmptyState;
class Plot;
class Selection;

/// FE and FT of each target over the series: the heart of the window.
class TransferScreen : public QWidget {
    Q_OBJECT

public:
    explicit TransferScreen(Selection& selection, QWidget* parent = nullptr);

    void setDetails(const std::vector<RunDetailsPtr>& details);
    Plot* plot() const { return m_plot; }

private:
    enum class Along { Checkpoints, Epochs, LogEpochs, Steps, SourceAccuracy };

    /// One drawn curve, and where its points come from.
    struct Drawn {
        QString id;
        const TransferStudy* study = nullptr;
        const TransferCurve* curve = nullptr;
    };

    void rebuild();
    void rebuildTargets();
    void drawCurves();
    void drawFindings();
    void drawRanking();
    void highlightChosen();
    void activate(const QString& id, std::size_t index);
    Series seriesOf(const Drawn& drawn) const;
    std::optional<PeakFinding> findingOf(const Drawn& drawn);
    double place(const Drawn& drawn, double epoch, std::int64_t step, const std::string& checkpoint) const;
    Axis xAxis() const;
    QString pointNote(const Drawn& drawn, const CurvePoint& point) const;
    Along along() const;

    Selection& m_selection;
    std::vector<TransferStudy> m_studies;
    std::vector<Drawn> m_drawn;
    std::vector<CheckpointMoment> m_moments; ///< of all studies, by step
    QStringList m_hiddenTargets;

    /// The bootstrap takes up to a second with large test sets, and a heartbeat or another look changes nothing in it.
    struct KnownFinding {
        std::pair<std::size_t, double> version; ///< how many results there were, and their weighted sum
        std::optional<PeakFinding> finding;
    };
    std::map<QString, KnownFinding> m_known; ///< by Drawn::id

    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QWidget* m_controls;
    QToolButton* m_targets;
    QComboBox* m_part;
    QComboBox* m_along;
    QToolButton* m_points;
    QToolButton* m_band;
    Plot* m_plot;
    QLabel* m_findings;
    QTableWidget* m_ranking;
    QLabel* m_card;
};

} // namespace transect
