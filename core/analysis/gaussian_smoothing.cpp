#include "analysis/gaussian_smoothing.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "record/clones.h"
#include "record/parallel.h"

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

constexpr std::size_t block = 32; ///< as many sums as a processor keeps in its registers

/// `count` values, whole blocks of them, the first of which `middle` is.
TRANSECT_VECTORISED void smoothBlocks(const double* middle, const double* weights, std::size_t radius, double* smooth, std::size_t count)
{
    for (const double* end = middle + count; middle < end; middle += block, smooth += block) {
        double sums[block];
        for (std::size_t i = 0; i < block; ++i)
            sums[i] = weights[0] * middle[i];
        for (std::size_t offset = 1; offset <= radius; ++offset) {
            const double *left = middle - offset, *right = middle + offset;
            for (std::size_t i = 0; i < block; ++i)
                sums[i] += weights[offset] * (left[i] + right[i]);
        }
        for (std::size_t i = 0; i < block; ++i)
            smooth[i] = sums[i];
    }
}

} // namespace

std::vector<double> gaussianSmooth(std::span<const double> values, double sigma)
{
    if (!(sigma >= 0 && sigma <= largestSigma))
        throw std::invalid_argument("sigma is at least 0 and at most " + std::to_string(int(largestSigma)));
    if (values.empty() || sigma == 0)
        return {values.begin(), values.end()};

    const auto weights = halfKernel(sigma);
    const auto radius = weights.size() - 1;
    const auto padded = mirrored(values, radius, block);
    constexpr std::size_t part = 128 * block; // less is not worth another thread
    std::vector<double> smooth((values.size() + block - 1) / block * block);
    inParallel(std::int64_t((smooth.size() + part - 1) / part), [&](std::int64_t i) {
        const auto begin = std::size_t(i) * part;
        smoothBlocks(padded.data() + radius + begin, weights.data(), radius, smooth.data() + begin, std::min(part, smooth.size() - begin));
    });
    smooth.resize(values.size());
    return smooth;
}

} // namespace transect
