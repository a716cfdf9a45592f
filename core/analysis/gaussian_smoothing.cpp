#include "analysis/gaussian_smoothing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "record/clones.h"

namespace transect {

namespace {

/// The kernel from its middle outwards: it is symmetric.
std::vector<double> halfKernel(double sigma)
{
    constexpr double cut = 4; // in sigma
    std::vector<double> weights(std::size_t(cut * sigma + 0.5) + 1);
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = std::exp(-0.5 * double(i * i) / (sigma * sigma));
    const double sum = 2 * std::accumulate(weights.begin() + 1, weights.end(), 0.0) + weights.front();
    for (auto& weight : weights)
        weight /= sum;
    return weights;
}

/// `values` with `radius` mirrored ones on either side, however short they are, and room for a whole block behind.
std::vector<double> mirrored(std::span<const double> values, std::size_t radius, std::size_t room)
{
    const auto count = values.size(), period = 2 * count;
    std::vector<double> padded(count + 2 * radius + room);
    for (std::size_t i = 0; i < count + 2 * radius; ++i) {
        const auto place = (i + period - radius % period) % period;
        padded[i] = values[place < count ? place : period - 1 - place];
    }
    return padded;
}

constexpr std::size_t block = 256; ///< a number that is known here, so that the inner loop becomes vector instructions

/// Of a block of values, the first of which `middle` is.
TRANSECT_VECTORISED void smoothBlock(const double* middle, const std::vector<double>& weights, std::array<double, block>& sums)
{
    const double* weight = weights.data();
    const auto count = weights.size();
    for (std::size_t i = 0; i < block; ++i)
        sums[i] = weight[0] * middle[i];
    for (std::size_t offset = 1; offset < count; ++offset) {
        const double *left = middle - offset, *right = middle + offset;
        for (std::size_t i = 0; i < block; ++i)
            sums[i] += weight[offset] * (left[i] + right[i]);
    }
}

} // namespace

std::vector<double> gaussianSmooth(std::span<const double> values, double sigma)
{
    if (!(sigma >= 0 && sigma <= largestSigma))
        throw std::invalid_argument("sigma is at least 0 and at most " + std::to_string(int(largestSigma)));
    std::vector<double> smooth(values.begin(), values.end());
    if (values.empty() || sigma == 0)
        return smooth;

    const auto weights = halfKernel(sigma);
    const auto radius = weights.size() - 1;
    const auto padded = mirrored(values, radius, block);
    std::array<double, block> sums;
    for (std::size_t begin = 0; begin < values.size(); begin += block) {
        smoothBlock(padded.data() + begin + radius, weights, sums);
        std::copy_n(sums.begin(), std::min(block, values.size() - begin), smooth.begin() + std::ptrdiff_t(begin));
    }
    return smooth;
}

} // namespace transect
