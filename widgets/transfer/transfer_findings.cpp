#include "widgets/transfer/transfer_findings.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include <QCoreApplication>
#include <QLocale>

#include "analysis/ranking.h"
#include "analysis/seed_summary.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

namespace transect {

namespace {

class FindingTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::FindingTexts)
};

QString epochText(double epoch)
{
    return QLocale().toString(epoch, 'g', 4);
}

QString differenceText(const PairedDifference& difference)
{
    return FindingTexts::tr("%1 points over the last, 95 % interval %2 to %3")
        .arg(signedPoints(difference.difference), signedPoints(difference.interval.low), signedPoints(difference.interval.high));
}

/// One line for one verdict; `best`: "epoch 2", which validation chose, or "epochs 2, 3, 2 of its runs".
QString verdictText(PeakVerdict verdict, const QString& name, const QString& best, const PairedDifference& difference, bool isGrowing)
{
    switch (verdict) {
    case PeakVerdict::BeforeTheEnd:
        return (isGrowing ? FindingTexts::tr("%1 is best at %2 so far: %3") : FindingTexts::tr("%1 is best at %2: %3")).arg(name, best, differenceText(difference));
    case PeakVerdict::AtTheEnd:
        return (isGrowing ? FindingTexts::tr("%1 is best at the last checkpoint so far") : FindingTexts::tr("%1 is best at the last checkpoint")).arg(name);
    case PeakVerdict::LastBetter:
        return FindingTexts::tr("%1: validation chose %2, which tests worse than the last: %3").arg(name, best, differenceText(difference));
    case PeakVerdict::Inconclusive:
        return FindingTexts::tr("%1 has no peak that these numbers can tell from the end (%2: %3)").arg(name, best, differenceText(difference));
    }
    return {};
}

QString correlationText(double r)
{
    return std::isnan(r) ? FindingTexts::tr("none") : QLocale().toString(r, 'f', 2).replace(u'-', u'−');
}

/// Of scores with the accuracy of the source.
struct Correlation {
    double r = std::nan("");    ///< of one run; of several the one within them
    int count = 0;              ///< pairs
    std::size_t independent = 0; ///< pairs, less one for each run's mean but the first
    std::vector<double> ofRuns;
};

/// Runs are not pooled as they are: one that is better in both would be a correlation by itself.
Correlation correlationOf(const FigureCurve& one)
{
    Correlation found;
    std::vector<double> allAccuracies, allScores;
    const auto add = [&](const TransferStudy& study, const TransferCurve& curve) {
        std::vector<double> accuracies, scores;
        for (const auto& point : curve.points) {
            if (const auto accuracy = study.sourceAccuracy(point.step)) {
                accuracies.push_back(*accuracy);
                scores.push_back(point.score);
            }
        }
        found.ofRuns.push_back(correlation(accuracies, scores));
        found.count += int(scores.size());
        found.independent += scores.empty() ? 0 : scores.size() - (allScores.empty() ? 0 : 1);
        const auto centred = [](const std::vector<double>& values, std::vector<double>& all) {
            const double mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
            std::ranges::transform(values, std::back_inserter(all), [mean](double value) { return value - mean; });
        };
        centred(accuracies, allAccuracies);
        centred(scores, allScores);
    };
    if (!one.isMean())
        add(one.study(), one.curve);
    for (std::size_t i = 0; i < one.members.size(); ++i)
        add(*one.studies[i], one.members[i]);
    const bool isKnown = std::ranges::any_of(found.ofRuns, [](double r) { return !std::isnan(r); });
    found.r = !isKnown ? std::nan("") : one.isMean() ? correlation(allAccuracies, allScores) : found.ofRuns.front();
    return found;
}

class Writer {
public:
    Writer(const TransferFigure& figure, PeakFinder& finder)
        : m_figure(figure)
        , m_finder(finder)
    {
    }

    TransferFindings write()
    {
        for (const auto& one : m_figure.curves()) {
            if (one.curve.part != "full")
                continue;
            m_name = QStringLiteral("<b>%1</b>").arg(m_figure.nameOf(one).toHtmlEscaped());
            one.isMean() ? addOverSeeds(one) : addOfRun(one);
            if (m_figure.choice().along == FigureX::SourceAccuracy)
                addCorrelation(one);
        }
        for (auto& note : m_notes)
            m_lines << QStringLiteral("<span style='color:%1'>%2</span>").arg(Theme::current().tokens().quietText.name(), note);
        return {m_lines.join("<br>"), std::move(m_highlights)};
    }

private:
    void note(const QString& text)
    {
        if (!m_notes.contains(text))
            m_notes << text;
    }

    void addOfRun(const FigureCurve& one)
    {
        const auto& curve = one.curve;
        if (curve.metric != "accuracy") {
            m_lines << FindingTexts::tr("%1 is a mean per class, which the paired comparison is not made for").arg(m_name);
            return;
        }
        if (curve.points.size() < 2)
            return;
        const auto answer = m_finder.ask(one.id, curve, one.study().run->results);
        if (!answer.isKnown) {
            m_lines << FindingTexts::tr("%1: comparing checkpoints…").arg(m_name);
            return;
        }
        if (!answer.finding) {
            m_lines << FindingTexts::tr("%1 kept no results of single images, so checkpoints cannot be compared in pairs").arg(m_name);
            return;
        }
        const auto& finding = *answer.finding;
        const auto best = FindingTexts::tr("epoch %1").arg(epochText(finding.best.epoch));
        auto line = verdictText(finding.verdict, m_name, best, finding.difference, one.isGrowing());
        if (finding.verdict != PeakVerdict::AtTheEnd)
            line += QStringLiteral(" (") + FindingTexts::tr("%n draw(s)", nullptr, finding.difference.draws) + QStringLiteral(", ")
                + FindingTexts::tr("%1 test images").arg(QLocale().toString(qlonglong(finding.difference.images))) + QStringLiteral(")");
        m_lines << line + QStringLiteral(".");
        if (finding.verdict == PeakVerdict::BeforeTheEnd)
            highlight(one, finding.best.checkpoint, one.isGrowing() ? FindingTexts::tr("best so far: %1").arg(best) : FindingTexts::tr("best: %1").arg(best));
        note(FindingTexts::tr("Checkpoints are chosen on validation images and compared on test images by a paired bootstrap."));
    }

    void addOverSeeds(const FigureCurve& one)
    {
        const auto peak = peakOverSeeds(one.members);
        if (!peak) {
            m_lines << FindingTexts::tr("%1: the runs do not end at the same checkpoint yet").arg(m_name);
            return;
        }
        QStringList epochs;
        for (const auto epoch : peak->epochs)
            epochs << epochText(epoch);
        auto line = verdictText(peak->verdict, m_name, FindingTexts::tr("epochs %1 of its runs").arg(epochs.join(QStringLiteral(", "))), peak->difference, one.isGrowing());
        if (peak->verdict != PeakVerdict::AtTheEnd)
            line += QStringLiteral(" (") + FindingTexts::tr("%n run(s)", nullptr, peak->difference.draws) + QStringLiteral(")");
        m_lines << line + QStringLiteral(".");
        note(FindingTexts::tr("Each run's checkpoint is chosen on its validation images and compared with its last one on test images; the interval is over seeds of pre-training (Student's t)."));
    }

    void addCorrelation(const FigureCurve& one)
    {
        const auto found = correlationOf(one);
        if (std::isnan(found.r)) {
            m_lines << FindingTexts::tr("%1: no correlation, since the accuracy of the source is known at too few checkpoints or the scores are all equal").arg(m_name);
            return;
        }
        const auto interval = correlationInterval(found.r, found.independent);
        const auto text = one.isMean() ? FindingTexts::tr("%1 with source accuracy within its runs: r = %2, 95 % interval %3 to %4 over %n checkpoint(s); each run alone %5.", nullptr, found.count)
                                       : FindingTexts::tr("%1 with source accuracy: r = %2, 95 % interval %3 to %4 over %n checkpoint(s).", nullptr, found.count);
        QStringList each;
        for (const auto r : found.ofRuns)
            each << correlationText(r);
        auto line = text.arg(m_name, correlationText(found.r), correlationText(interval.low), correlationText(interval.high));
        m_lines << (one.isMean() ? line.arg(each.join(QStringLiteral(", "))) : line);
        if (one.isMean())
            note(FindingTexts::tr("Within runs: each value less the mean of its run, since differences between runs would pass for a relation."));
        note(FindingTexts::tr("The interval (Fisher's z) takes checkpoints for independent, which those of one training are not."));
    }

    void highlight(const FigureCurve& one, const std::string& checkpoint, const QString& text)
    {
        const auto index = std::size_t(std::ranges::find(one.curve.points, checkpoint, &CurvePoint::checkpoint) - one.curve.points.begin());
        m_highlights.push_back({one.id, index, text});
    }

    const TransferFigure& m_figure;
    PeakFinder& m_finder;
    QString m_name;
    QStringList m_lines, m_notes;
    std::vector<Highlight> m_highlights;
};

} // namespace

TransferFindings findingsOf(const TransferFigure& figure, PeakFinder& finder)
{
    return Writer(figure, finder).write();
}

} // namespace transect
