#include "analysis/poisson_interval.h"

#include <cmath>

namespace transect {

namespace {

constexpr double tail = 0.025;
constexpr std::int64_t mostExact = 50;

/// The chance of at most `count`.
double chanceOfAtMost(std::int64_t count, double mean)
{
    double term = std::exp(-mean), sum = term;
    for (std::int64_t k = 1; k <= count; ++k) {
        term *= mean / double(k);
        sum += term;
    }
    return sum;
}

/// The mean with which the chance of at most `count`, which falls with the mean, is `chance`.
double meanWithChance(std::int64_t count, double chance)
{
    double low = 0, high = double(count) + 10 * std::sqrt(double(count) + 1) + 10;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (chanceOfAtMost(count, middle) > chance ? low : high) = middle;
    }
    return (low + high) / 2;
}

double byCubeRoot(double count, double z)
{
    return count * std::pow(1 - 1 / (9 * count) + z / (3 * std::sqrt(count)), 3);
}

} // namespace

Interval poissonInterval(std::int64_t count)
{
    constexpr double z = 1.959963984540054;
    if (count > mostExact)
        return {byCubeRoot(double(count), -z), byCubeRoot(double(count) + 1, z)};
    return {count == 0 ? 0 : meanWithChance(count - 1, 1 - tail), meanWithChance(count, tail)};
}

} // namespace transect
