#pragma once

#include <cstdint>
#include <vector>

namespace transect {

/// A convolution with a square kernel of maps that lie in memory as N x H x W x C (channels-last).
struct ConvolutionShape {
    std::int64_t images = 0, height = 0, width = 0, channels = 0; ///< of the input
    std::int64_t outChannels = 0, kernel = 1, stride = 1, padding = 0;

    std::int64_t outHeight() const { return (height + 2 * padding - kernel) / stride + 1; }
    std::int64_t outWidth() const { return (width + 2 * padding - kernel) / stride + 1; }
    std::int64_t taps() const { return kernel * kernel; }
};

/// Channels that an inner loop makes together; the channels of what is made are a multiple of it.
constexpr std::int64_t channelBlock = 16;

/// For each result the products that it sums up, by the places of their factors. What the padding would contribute is
/// left out, and so costs nothing.
struct ProductLists {
    struct Product {
        std::int64_t left, right; ///< in floats from the beginning of the operand
    };
    std::vector<Product> products;   ///< of all results, one result after the other
    std::vector<std::int64_t> first; ///< of each result, and the end

    std::int64_t results() const { return static_cast<std::int64_t>(first.size()) - 1; }
};

/// Each pixel of a target map from the pixels of a source map: the output of a convolution from its input, or the
/// gradient of the input from the gradient of the output.
class Gather {
public:
    static Gather output(const ConvolutionShape& shape);
    static Gather inputGradient(const ConvolutionShape& shape);

    /// Pieces of work that can be done in any order, by any thread.
    std::int64_t units() const;
    /// Does the pieces from `begin` to `end`. `weights` lie as
    /// (target channels / channelBlock) x taps x source channels x channelBlock.
    void run(std::int64_t begin, std::int64_t end, const float* source, const float* weights, float* target) const;

private:
    Gather() = default;

    std::int64_t m_images = 0, m_sourceChannels = 0, m_targetChannels = 0;
    std::int64_t m_sourceImage = 0, m_weightBlock = 0; ///< in floats
    ProductLists m_lists;                              ///< a result: a pixel of the target
};

/// The gradient of a convolution's weights, as taps x input channels x output channels.
class WeightGradient {
public:
    explicit WeightGradient(const ConvolutionShape& shape);

    std::int64_t units() const;
    /// Adds the pieces from `begin` to `end` to `gradient`.
    void run(std::int64_t begin, std::int64_t end, const float* input, const float* outputGradient, float* gradient) const;

private:
    std::int64_t m_images, m_channels, m_outChannels;
    std::int64_t m_inputImage, m_outputImage; ///< in floats
    ProductLists m_lists;                     ///< a result: a tap of the kernel
};

} // namespace transect
