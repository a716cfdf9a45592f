#include "widgets/spectrum/spectrum_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <QCoreApplication>
#include <QLocale>

#include "widgets/common/theme.h"

namespace transect {

namespace {

class SpectrumTexts {
    Q_DECLARE_TR_FUNCTIONS(transect::SpectrumTexts)
};

std::vector<double> indices(std::size_t count)
{
    std::vector<double> list(count);
    std::iota(list.begin(), list.end(), 1.0);
    return list;
}

QString epochText(const SpectrumRecord& spectrum)
{
    return QLocale().toString(spectrum.epoch, 'g', 4);
}

Series shareSeries(const SpectrumRecord& spectrum, const SpectrumChoice& choice, const QString& id)
{
    Series series;
    series.id = id;
    series.name = (choice.squared ? SpectrumTexts::tr("Share of the sum of squares, %1") : SpectrumTexts::tr("Share of the sum, %1")).arg(momentOf(spectrum));
    series.y = cumulativeShare(sigmaOf(spectrum, choice), choice.squared);
    series.x = indices(series.y.size());
    series.style.width = 2;
    return series;
}

} // namespace

QString momentOf(const SpectrumRecord& spectrum)
{
    return SpectrumTexts::tr("epoch %1").arg(epochText(spectrum));
}

std::vector<Series> valuesSeries(const std::vector<SpectrumRecord>& spectra, const SpectrumChoice& choice, bool scaled, std::size_t chosen, const std::string& reference)
{
    std::vector<Series> list;
    const auto& tokens = Theme::current().tokens();
    for (std::size_t i = 0; i < spectra.size(); ++i) {
        const auto& spectrum = spectra[i];
        const bool isReference = spectrum.checkpoint == reference;
        Series series;
        series.id = QString::fromStdString(spectrum.checkpoint);
        series.name = momentOf(spectrum);
        series.y = scaled ? normalised(sigmaOf(spectrum, choice)) : sigmaOf(spectrum, choice);
        series.x = indices(series.y.size());
        series.style.colour = seriesRamp(spectra.size() > 1 ? double(i) / double(spectra.size() - 1) : 0, tokens);
        series.style.width = i == chosen ? 3 : isReference ? 2 : 1;
        series.style.dash = isReference ? Qt::DashLine : Qt::SolidLine;
        list.push_back(std::move(series));
    }
    return list;
}

std::vector<Series> sharesSeries(const SpectrumRecord& spectrum, const SpectrumRecord* reference, const SpectrumChoice& choice)
{
    std::vector<Series> list{shareSeries(spectrum, choice, "share")};
    list.front().style.colour = Theme::current().tokens().accent;
    if (reference && reference->checkpoint != spectrum.checkpoint) {
        list.push_back(shareSeries(*reference, choice, "reference"));
        list.back().style.colour = Theme::current().tokens().quietText;
        list.back().style.dash = Qt::DashLine;
    }
    return list;
}

std::vector<Series> componentSeries(const std::vector<ComponentCurve>& curves)
{
    std::vector<Series> list;
    for (const auto& curve : curves) {
        const bool isLeading = curve.part == "leading";
        Series series;
        series.id = QString::fromStdString("fe " + curve.part);
        series.name = isLeading ? SpectrumTexts::tr("FE of the first k components") : SpectrumTexts::tr("FE without the first k components");
        series.style.marker = isLeading ? Marker::Triangle : Marker::Diamond;
        for (std::size_t i = 0; i < curve.ks.size(); ++i) {
            const auto& point = curve.points[i];
            series.x.push_back(double(curve.ks[i]));
            series.y.push_back(point.score);
            series.low.push_back(point.interval.low);
            series.high.push_back(point.interval.high);
            series.flagged.push_back(!point.converged);
            series.notes.push_back(point.converged ? QString() : SpectrumTexts::tr("A fit did not converge"));
        }
        list.push_back(std::move(series));
    }
    return list;
}

HeatMapData valuesMap(const std::vector<SpectrumRecord>& spectra, const SpectrumChoice& choice)
{
    HeatMapData map;
    map.rows = spectra.size();
    const double floor = roundingShare * largestSigma(spectra, choice);
    for (const auto& spectrum : spectra)
        map.columns = std::max(map.columns, sigmaOf(spectrum, choice).size());
    for (const auto& spectrum : spectra) {
        auto values = sigmaOf(spectrum, choice);
        values.resize(map.columns, std::nan(""));
        std::ranges::replace_if(values, [floor](double value) { return value < floor; }, std::nan(""));
        map.values.insert(map.values.end(), values.begin(), values.end());
        map.rowLabels.push_back(epochText(spectrum));
    }
    map.rowTitle = SpectrumTexts::tr("Epoch");
    map.columnTitle = SpectrumTexts::tr("Index");
    map.valueTitle = SpectrumTexts::tr("Singular value");
    return map;
}

HeatMapData overlapMap(const SubspaceOverlap& overlap)
{
    HeatMapData map;
    map.rows = map.columns = overlap.checkpoints.size();
    map.values = overlap.values;
    for (const auto& spectrum : overlap.checkpoints)
        map.rowLabels.push_back(epochText(spectrum));
    map.columnLabels = map.rowLabels;
    map.rowTitle = map.columnTitle = SpectrumTexts::tr("Epoch");
    map.valueTitle = SpectrumTexts::tr("Overlap of %n leading direction(s)", nullptr, int(overlap.k));
    return map;
}

const std::vector<SpectrumMeasure>& shownMeasures()
{
    static const std::vector<SpectrumMeasure> list{{"k", SpectrumTexts::tr("k of the main part")},
                                                   {"rankme", SpectrumTexts::tr("RankMe")},
                                                   {"participation_ratio", SpectrumTexts::tr("Participation ratio")},
                                                   {"nc1", SpectrumTexts::tr("NC1")},
                                                   {"h_score", SpectrumTexts::tr("H-score")},
                                                   {"logme", SpectrumTexts::tr("LogME")}};
    return list;
}

Series measureSeries(const std::vector<SpectrumRecord>& spectra, const SpectrumMeasure& measure, const SpectrumChoice& choice)
{
    Series series;
    series.id = QString::fromStdString(measure.name);
    series.name = measure.title;
    series.style.colour = Theme::current().tokens().accent;
    series.style.marker = Marker::Circle;
    for (std::size_t i = 0; i < spectra.size(); ++i) {
        const auto found = spectra[i].measures.find(measure.name);
        series.x.push_back(double(i));
        series.y.push_back(measure.name == "k" ? double(kOf(spectra[i], choice)) : found == spectra[i].measures.end() ? std::nan("") : found->second);
    }
    return series;
}

Axis valuesAxis(const std::vector<SpectrumRecord>& spectra, const SpectrumChoice& choice, bool scaled)
{
    Axis axis{scaled ? SpectrumTexts::tr("Singular value over the largest") : SpectrumTexts::tr("Singular value"), {}, Scale::Logarithmic, {}, {}};
    double least = std::numeric_limits<double>::infinity();
    for (const auto& spectrum : spectra) {
        for (const auto value : scaled ? normalised(sigmaOf(spectrum, choice)) : sigmaOf(spectrum, choice))
            least = std::min(least, value);
    }
    const double largest = scaled ? 1 : largestSigma(spectra, choice);
    if (largest > 0 && least < roundingShare * largest)
        axis.limits = Interval{roundingShare * largest, 2 * largest};
    return axis;
}

Axis seriesAxis(const std::vector<SpectrumRecord>& spectra)
{
    Axis axis;
    axis.label = SpectrumTexts::tr("Epoch");
    for (std::size_t i = 0; i < spectra.size(); ++i)
        axis.ticks.push_back({double(i), epochText(spectra[i]), spectra[i].epoch});
    return axis;
}

} // namespace transect
