#include "analysis/statistics.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "analysis/resampling.h"
#include "record/error.h"

namespace transect {

namespace {

/// P(T <= t), t >= 0, for whole degrees of freedom: the finite sums of Abramowitz & Stegun 26.7.3 and 26.7.4.
double studentCdf(double t, int degrees)
{
    const double theta = std::atan(t / std::sqrt(degrees)), cosine = std::cos(theta);
    const bool odd = degrees % 2 == 1;
    double term = odd ? cosine : 1, sum = degrees > 1 ? term : 0;
    for (int k = odd ? 3 : 2; k < degrees; k += 2) {
        term *= cosine * cosine * (k - 1) / k;
        sum += term;
    }
    const double inner = odd ? 2 / std::numbers::pi * (theta + std::sin(theta) * sum) : std::sin(theta) * sum;
    return 0.5 * (1 + inner);
}

/// first - second for each image: -1, 0 or 1.
std::vector<std::int8_t> differences(const PairedDraw& draw)
{
    std::vector<std::int8_t> values(draw.first.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::int8_t(int(draw.first[i]) - int(draw.second[i]));
    return values;
}

void requirePairs(const std::vector<PairedDraw>& draws)
{
    if (draws.empty() || draws.front().first.empty())
        throw Error("bad-pairs", "found no draw with test images, expected one or more");
    for (const auto& draw : draws) {
        if (draw.first.size() != draws.front().first.size() || draw.second.size() != draw.first.size())
            throw Error("bad-pairs", "found draws of " + std::to_string(draw.first.size()) + " and " + std::to_string(draw.second.size()) +
                                         " test images, expected " + std::to_string(draws.front().first.size()) + " in each");
    }
}

} // namespace

double mean(std::span<const double> values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double sampleDeviation(std::span<const double> values)
{
    if (values.size() < 2)
        return 0;
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - middle) * (value - middle);
    return std::sqrt(sum / double(values.size() - 1));
}

double studentQuantile(double probability, int degrees)
{
    double low = 0, high = 1;
    while (studentCdf(high, degrees) < probability)
        high *= 2;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
        const double middle = (low + high) / 2;
        (studentCdf(middle, degrees) < probability ? low : high) = middle;
    }
    return (low + high) / 2;
}

Interval meanInterval(std::span<const double> values, double confidence)
{
    const double middle = mean(values);
    if (values.size() < 2)
        return {middle, middle};
    const double half = studentQuantile(0.5 + confidence / 2, int(values.size()) - 1) * sampleDeviation(values) / std::sqrt(double(values.size()));
    return {middle - half, middle + half};
}

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    const double place = share * double(values.size() - 1);
    const auto index = std::size_t(place);
    const auto next = std::min(index + 1, values.size() - 1);
    return values[index] + (place - double(index)) * (values[next] - values[index]);
}

PairedDifference pairedBootstrap(const std::vector<PairedDraw>& draws, double confidence, int resamples, std::uint64_t seed)
{
    requirePairs(draws);
    std::vector<std::vector<std::int8_t>> all;
    for (const auto& draw : draws)
        all.push_back(differences(draw));
    const auto images = all.front().size();
    const double scale = 1 / double(images * all.size());

    PairedDifference result{0, {}, int(draws.size()), std::int64_t(images)};
    for (const auto& values : all)
        result.difference += std::accumulate(values.begin(), values.end(), 0.0) * scale;

    std::mt19937_64 random(seed);
    std::vector<double> resampled;
    std::vector<int> weight(all.size());
    for (int r = 0; r < resamples; ++r) {
        std::ranges::fill(weight, 0);
        for (std::size_t d = 0; d < all.size(); ++d)
            ++weight[drawBelow(random, all.size())];
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < images; ++i) {
            const auto image = drawBelow(random, images);
            for (std::size_t d = 0; d < all.size(); ++d)
                sum += weight[d] * all[d][image];
        }
        resampled.push_back(double(sum) * scale);
    }
    result.interval = percentileInterval(resampled, confidence);
    return result;
}

} // namespace transect
