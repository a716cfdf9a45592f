#include "analysis/measure_ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace transect {

namespace {

/// Measures by name, with a value or a gap for each point of a curve.
class Table {
public:
    explicit Table(std::size_t points) : m_points(points) {}

    void set(const std::string& name, std::size_t point, double value)
    {
        auto& measure = m_measures[name];
        measure.name = name;
        measure.lowIsGood = name.starts_with("nc") || name == "alpha_req";
        measure.values.resize(m_points, std::numeric_limits<double>::quiet_NaN());
        measure.values[point] = value;
    }

    std::vector<MeasureOverSeries> take()
    {
        std::vector<MeasureOverSeries> list;
        for (auto& [name, measure] : m_measures)
            list.push_back(std::move(measure));
        return list;
    }

private:
    std::size_t m_points;
    std::map<std::string, MeasureOverSeries> m_measures;
};

void addMeasures(Table& table, std::size_t point, const SpectrumRecord& spectrum)
{
    const bool isOfTarget = spectrum.features.starts_with("target:");
    for (const auto& [name, value] : spectrum.measures) {
        if (isOfTarget ? name != "alpha_req_r2" : name == "lidar")
            table.set(name, point, name == "alpha_req" ? std::abs(value - 1) : value);
    }
}

} // namespace

std::vector<MeasureRank> rankMeasures(const TransferCurve& curve, const std::vector<SpectrumRecord>& spectra,
                                      const std::map<std::int64_t, double>& sourceAccuracies)
{
    std::vector<double> scores;
    Table table(curve.points.size());
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const auto& point = curve.points[i];
        scores.push_back(point.score);
        table.set("last", i, double(point.step));
        table.set("validation", i, point.validationScore);
        for (const auto& spectrum : spectra) {
            if (spectrum.checkpoint == point.checkpoint)
                addMeasures(table, i, spectrum);
        }
        if (const auto found = sourceAccuracies.find(point.step); found != sourceAccuracies.end())
            table.set("source_accuracy", i, found->second);
    }
    return rankMeasures(scores, table.take());
}

std::vector<MeasureRecord> recordsOf(const std::vector<RankedCurve>& curves)
{
    std::map<std::string, std::vector<double>> regrets, taus;
    for (const auto& [curve, ranks] : curves) {
        for (const auto& rank : ranks) {
            regrets[rank.name].push_back(rank.regret);
            if (!std::isnan(rank.tau))
                taus[rank.name].push_back(rank.tau);
        }
        std::vector<double> scores;
        for (const auto& point : curve.points)
            scores.push_back(point.score);
        if (!scores.empty())
            regrets["chance"].push_back(std::ranges::max(scores) - mean(scores));
    }
    std::vector<MeasureRecord> records;
    for (const auto& [name, all] : regrets) {
        const auto& known = taus[name];
        records.push_back({name, mean(all), std::ranges::max(all), known.empty() ? std::numeric_limits<double>::quiet_NaN() : mean(known), all.size()});
    }
    std::ranges::stable_sort(records, {}, &MeasureRecord::regret);
    return records;
}

} // namespace transect
