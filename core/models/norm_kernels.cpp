#include "models/norm_kernels.h"

#include <algorithm>
#include <limits>

#include "models/vectorised.h"

namespace transect {

namespace {

/// A panel is worked on in blocks that stay in the cache. A block that is not cut short by the panel's edge has a
/// constant number of channels, so that the compiler keeps what belongs to a channel in registers.
constexpr std::int64_t blockChannels = 16;
constexpr std::int64_t blockRows = 64;

struct PanelBlock {
    std::int64_t row, rows, channel, channels;
    std::int64_t stride;

    std::int64_t at(std::int64_t i, std::int64_t j) const { return (row + i) * stride + channel + j; }
};

/// work(block) for all blocks, those of lower rows first.
template <typename Work> TRANSECT_INLINE void forBlocks(const Panel& panel, const Work& work)
{
    for (std::int64_t row = 0; row < panel.rows; row += blockRows) {
        const auto rows = std::min(blockRows, panel.rows - row);
        std::int64_t channel = 0;
        for (; channel + blockChannels <= panel.channels; channel += blockChannels)
            work(PanelBlock{row, rows, channel, blockChannels, panel.stride});
        if (channel < panel.channels)
            work(PanelBlock{row, rows, channel, panel.channels - channel, panel.stride});
    }
}

template <typename Type> struct Kind {
    using Register = Type;
};

/// work(kind of register, place of its first value, its channel) for all values of a block.
template <typename Work> TRANSECT_INLINE void forValuesOf(const PanelBlock& block, const Work& work)
{
    constexpr std::int64_t lanes = sizeof(Register8) / sizeof(float);
    static_assert(blockChannels % lanes == 0);
    for (std::int64_t i = 0; i < block.rows; ++i) {
        std::int64_t j = 0;
        for (; j + lanes <= block.channels; j += lanes)
            work(Kind<Register8>(), block.at(i, j), block.channel + j);
        for (; j < block.channels; ++j)
            work(Kind<float>(), block.at(i, j), block.channel + j);
    }
}

template <typename Work> TRANSECT_INLINE void forValues(const Panel& panel, const Work& work)
{
    forBlocks(panel, [&](const PanelBlock& block) __attribute__((always_inline)) { forValuesOf(block, work); });
}

TRANSECT_INLINE void addBlockMoments(const PanelBlock& block, const float* values, ChannelMoments* moments)
{
    float sum[blockChannels] = {}, mean[blockChannels] = {}, squares[blockChannels] = {};
    for (std::int64_t i = 0; i < block.rows; ++i)
        for (std::int64_t j = 0; j < block.channels; ++j)
            sum[j] += values[block.at(i, j)];
    for (std::int64_t j = 0; j < block.channels; ++j)
        mean[j] = sum[j] / static_cast<float>(block.rows);
    for (std::int64_t i = 0; i < block.rows; ++i)
        for (std::int64_t j = 0; j < block.channels; ++j)
            squares[j] += (values[block.at(i, j)] - mean[j]) * (values[block.at(i, j)] - mean[j]);
    for (std::int64_t j = 0; j < block.channels; ++j)
        moments[block.channel + j].add({static_cast<double>(block.rows), mean[j], squares[j]});
}

TRANSECT_INLINE void addBlockSums(const PanelBlock& block, const float* gradient, const float* values, const float* mean, GradientSums* sums)
{
    float sum[blockChannels] = {}, product[blockChannels] = {};
    for (std::int64_t i = 0; i < block.rows; ++i)
        for (std::int64_t j = 0; j < block.channels; ++j) {
            sum[j] += gradient[block.at(i, j)];
            product[j] += gradient[block.at(i, j)] * (values[block.at(i, j)] - mean[block.channel + j]);
        }
    for (std::int64_t j = 0; j < block.channels; ++j) {
        sums[block.channel + j].gradient += sum[j];
        sums[block.channel + j].product += product[j];
    }
}

} // namespace

void ChannelMoments::add(const ChannelMoments& more)
{
    const double together = rows + more.rows, delta = more.mean - mean;
    deviations += more.deviations + delta * delta * rows * more.rows / together;
    mean += delta * more.rows / together;
    rows = together;
}

TRANSECT_VECTORISED void addMoments(const Panel& panel, const float* values, ChannelMoments* moments)
{
    forBlocks(panel, [&](const PanelBlock& block) __attribute__((always_inline)) { addBlockMoments(block, values, moments); });
}

TRANSECT_VECTORISED void scaleAndShift(const Panel& panel, const float* values, const float* residual, const float* scale,
                                       const float* shift, bool relu, float* output)
{
    const float least = relu ? 0 : -std::numeric_limits<float>::infinity();
    forValues(panel, [&](auto kind, std::int64_t at, std::int64_t channel) __attribute__((always_inline)) {
        typename decltype(kind)::Register value, factor, summand;
        load(values + at, value);
        load(scale + channel, factor);
        load(shift + channel, summand);
        value = value * factor + summand;
        if (residual) {
            load(residual + at, summand);
            value += summand;
        }
        const auto floor = decltype(value){} + least;
        store(value < floor ? floor : value, output + at); // what is not a number stays so
    });
}

TRANSECT_VECTORISED void addGradientSums(const Panel& panel, const float* gradient, const float* values, const float* mean, GradientSums* sums)
{
    forBlocks(panel, [&](const PanelBlock& block) __attribute__((always_inline)) { addBlockSums(block, gradient, values, mean, sums); });
}

TRANSECT_VECTORISED void maskAndAddGradientSums(const Panel& panel, const float* gradient, const float* output, const float* values,
                                                const float* mean, float* masked, GradientSums* sums)
{
    forBlocks(panel, [&](const PanelBlock& block) __attribute__((always_inline)) {
        forValuesOf(block, [&](auto kind, std::int64_t at, std::int64_t) __attribute__((always_inline)) {
            typename decltype(kind)::Register value, made;
            load(gradient + at, value);
            load(output + at, made);
            const decltype(value) none{};
            store(made <= none ? none : value, masked + at);
        });
        addBlockSums(block, masked, values, mean, sums); // while it is in the cache
    });
}

TRANSECT_VECTORISED void normInputGradient(const Panel& panel, const float* gradient, const float* values, const float* mean,
                                           const float* scale, const float* slope, const float* offset, float* inputGradient)
{
    forValues(panel, [&](auto kind, std::int64_t at, std::int64_t channel) __attribute__((always_inline)) {
        typename decltype(kind)::Register value, middle, factor, summand, above;
        load(values + at, value);
        load(mean + channel, middle);
        load(slope + channel, factor);
        load(offset + channel, summand);
        load(gradient + at, above);
        summand += (value - middle) * factor;
        load(scale + channel, factor);
        store(above * factor + summand, inputGradient + at);
    });
}

} // namespace transect
