#include "analysis/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace transect {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

int sign(double value)
{
    return (value > 0) - (value < 0);
}

} // namespace

double kendallTau(std::span<const double> first, std::span<const double> second)
{
    double concordance = 0, untiedFirst = 0, untiedSecond = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const int a = sign(first[i] - first[j]), b = sign(second[i] - second[j]);
            concordance += a * b;
            untiedFirst += a != 0;
            untiedSecond += b != 0;
        }
    }
    return untiedFirst > 0 && untiedSecond > 0 ? concordance / std::sqrt(untiedFirst * untiedSecond) : none;
}

double correlation(std::span<const double> first, std::span<const double> second)
{
    const double a = mean(first), b = mean(second);
    double covariance = 0, varianceFirst = 0, varianceSecond = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        covariance += (first[i] - a) * (second[i] - b);
        varianceFirst += (first[i] - a) * (first[i] - a);
        varianceSecond += (second[i] - b) * (second[i] - b);
    }
    return varianceFirst > 0 && varianceSecond > 0 ? covariance / std::sqrt(varianceFirst * varianceSecond) : none;
}

Interval correlationInterval(double correlation, std::size_t count, double confidence)
{
    if (count < 4 || std::isnan(correlation))
        return {-1, 1};
    constexpr int asNormal = 1'000'000;
    const double reach = studentQuantile((1 + confidence) / 2, asNormal) / std::sqrt(double(count - 3));
    const double z = std::atanh(std::clamp(correlation, -1.0, 1.0));
    return {std::tanh(z - reach), std::tanh(z + reach)};
}

std::vector<MeasureRank> rankMeasures(std::span<const double> scores, const std::vector<MeasureOverSeries>& measures)
{
    std::vector<MeasureRank> ranks;
    double best = -std::numeric_limits<double>::infinity();
    for (const auto score : scores)
        best = std::max(best, std::isnan(score) ? best : score);
    for (const auto& measure : measures) {
        std::vector<double> values, reached;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (std::isnan(scores[i]) || std::isnan(measure.values[i]))
                continue;
            values.push_back(measure.lowIsGood ? -measure.values[i] : measure.values[i]);
            reached.push_back(scores[i]);
            places.push_back(i);
        }
        if (values.size() < 2)
            continue;
        const auto picked = std::size_t(std::ranges::max_element(values) - values.begin());
        ranks.push_back({measure.name, kendallTau(values, reached), best - reached[picked], places[picked], values.size()});
    }
    std::ranges::stable_sort(ranks, [](const MeasureRank& a, const MeasureRank& b) {
        return a.regret != b.regret ? a.regret < b.regret : a.tau > b.tau;
    });
    return ranks;
}

} // namespace transect
