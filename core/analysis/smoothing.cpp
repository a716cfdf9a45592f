#include "analysis/smoothing.h"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace transect {

std::vector<double> exponentialMean(std::span<const double> values, double weight)
{
    if (!(weight >= 0 && weight < 1))
        throw std::invalid_argument("the weight of the past is at least 0 and below 1");
    std::vector<double> smooth;
    smooth.reserve(values.size());
    double gathered = 0, bias = 1; // bias: weight to the power of the number of values
    for (const double value : values) {
        if (!std::isfinite(value)) {
            smooth.push_back(std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        gathered = weight * gathered + (1 - weight) * value;
        bias *= weight;
        smooth.push_back(gathered / (1 - bias));
    }
    return smooth;
}

double weightOfHalfLife(double values)
{
    if (!(values >= 0))
        throw std::invalid_argument("a half-life is not negative");
    return values == 0 ? 0 : std::exp2(-1 / values);
}

} // namespace transect
