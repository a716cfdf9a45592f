#pragma once

#include <set>
#include <string>
#include <vector>

#include <QStringList>

#include "widgets/plot/series.h"
#include "widgets/transfer/transfer_study.h"

namespace transect {

/// What lies along the x axis of a transfer figure.
enum class FigureX { Checkpoints, Epochs, LogEpochs, Steps, SourceAccuracy };

/// What a user chose to see.
struct FigureChoice {
    FigureX along = FigureX::Checkpoints;
    QString part = "full";        ///< of the features: "full", "main", "residual", or "all"; FT is always of all of them
    QStringList hiddenTargets;
    bool points = false;          ///< each draw of the target, or in a mean each run
    bool band = true;             ///< the 95 % interval
    bool meanOverSeeds = false;   ///< runs that differ in the seed of pre-training alone are one curve
};

/// One curve of a figure and where it comes from.
struct FigureCurve {
    QString id, colourKey;
    TransferCurve curve;
    std::vector<const TransferStudy*> studies; ///< one; several where the curve is their mean
    std::vector<TransferCurve> members;        ///< of a mean: each study's own curve

    bool isMean() const { return studies.size() > 1; }
    const TransferStudy& study() const { return *studies.front(); }
    bool isGrowing() const; ///< it may still change
    /// Held-out accuracy of the source at a step: of a mean the mean over those that have it.
    std::optional<double> sourceAccuracy(std::int64_t step) const;
};

/// FE and FT of several studies as curves over their series. `studies` outlive it.
class TransferFigure {
public:
    TransferFigure() = default;
    TransferFigure(const std::vector<TransferStudy>& studies, FigureChoice choice);

    const FigureChoice& choice() const { return m_choice; }
    const std::vector<FigureCurve>& curves() const { return m_curves; }
    const FigureCurve* find(const QString& id) const;
    /// The checkpoints of all curves and those that are still to come, by step.
    const std::vector<CheckpointMoment>& moments() const { return m_moments; }
    /// "FE digits, main part (run)": with as much as tells it from the others.
    QString nameOf(const FigureCurve& curve) const;

    std::vector<std::string> targets() const; ///< of the curves, in their order
    /// In the colours of the theme of now; of one target, or of all where none is named.
    std::vector<Series> series(const std::string& target = {}) const;
    Axis xAxis() const;
    Axis yAxis() const;
    /// Drops of the learning rate, and `checkpoint` where it is one of the series.
    std::vector<Mark> marks(const std::string& checkpoint) const;

private:
    void collectCurves(const std::vector<TransferStudy>& studies);
    void averageOverSeeds();
    void collectMoments();
    bool isShown(const TransferCurve& curve) const;
    double place(const FigureCurve& curve, double epoch, std::int64_t step) const;
    double placeAlong(double epoch, std::int64_t step) const;
    Series seriesOf(const FigureCurve& curve) const;
    Series pointsOf(const FigureCurve& curve, const Series& line) const;
    void addPending(Series& series, const FigureCurve& curve) const;
    /// The run, or its study: what tells the curve from others of the same target; nothing where there are none.
    QStringList originOf(const FigureCurve& curve) const;
    QString noteOf(const FigureCurve& curve, const CurvePoint& point) const;

    FigureChoice m_choice;
    std::vector<FigureCurve> m_curves;
    std::vector<CheckpointMoment> m_moments;
    std::vector<QString> m_colourKeys; ///< also of what is hidden, so that hiding changes no colour
};

/// Of all studies, sorted.
std::set<QString> targetsOf(const std::vector<TransferStudy>& studies);

/// "full features", "main part", "residual part".
QString partName(const std::string& part);

/// What makes a point doubtful, a line each: a fit that did not converge or whose penalty stands at the end of its path,
/// features far from the norm that the last checkpoint has.
QStringList doubtsOf(const TransferStudy& study, const TransferCurve& curve, const CurvePoint& point);

} // namespace transect
