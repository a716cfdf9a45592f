#include "models/convolution_kernels.h"

#include <algorithm>

#include "models/vectorised.h"

namespace transect {

namespace {

/// Rows of sums that share each loaded vector, enough to hide the latency of a fused multiply-add: of AVX2's 16 registers twelve
/// hold sums, two for a row's block of channels; of AVX-512 one does, and eight rows divide the usual numbers of channels.
constexpr std::int64_t narrowRows = 6, wideRows = 8;

/// Rows x channelBlock sums, in registers. An aggregate: Clang forgets to emit a constructor that clones alone call.
template <std::int64_t Rows, typename Register> struct Sums {
    static constexpr std::int64_t lanes = sizeof(Register) / sizeof(float), vectors = channelBlock / lanes;

    Register values[Rows][vectors];

    /// values[i] += scalars[i * stride] * vector
    [[gnu::always_inline]] void add(const float* scalars, std::int64_t stride, const float* vector)
    {
        Register loaded[vectors];
        for (std::int64_t j = 0; j < vectors; ++j)
            transect::load(vector + j * lanes, loaded[j]);
        for (std::int64_t i = 0; i < Rows; ++i) {
            for (std::int64_t j = 0; j < vectors; ++j)
                values[i][j] += scalars[i * stride] * loaded[j];
        }
    }

    [[gnu::always_inline]] void load(const float* from, std::int64_t stride)
    {
        for (std::int64_t i = 0; i < Rows; ++i) {
            for (std::int64_t j = 0; j < vectors; ++j)
                transect::load(from + i * stride + j * lanes, values[i][j]);
        }
    }

    [[gnu::always_inline]] void store(float* to, std::int64_t stride) const
    {
        for (std::int64_t i = 0; i < Rows; ++i) {
            for (std::int64_t j = 0; j < vectors; ++j)
                transect::store(values[i][j], to + i * stride + j * lanes);
        }
    }
};

using Product = ProductLists::Product;

/// One block of channels of a few images of the target. Images, not neighbouring pixels, share the loaded weights:
/// at the edge of the map they too have the same products.
struct GatherBlock {
    const float* source;
    const float* weights;
    float* target;
    std::int64_t images, sourceImage, sourceChannels, targetImage, targetChannels;
};

template <std::int64_t Rows, typename Register>
TRANSECT_INLINE void gatherPixel(const GatherBlock& block, const Product* begin, const Product* end, float* target)
{
    if constexpr (Rows > 1) {
        if (block.images < Rows)
            return gatherPixel<Rows - 1, Register>(block, begin, end, target);
    }
    Sums<Rows, Register> sums{};
    for (const auto* product = begin; product != end; ++product) {
        const float* source = block.source + product->left;
        const float* weights = block.weights + product->right;
        for (std::int64_t channel = 0; channel < block.sourceChannels; ++channel)
            sums.add(source + channel, block.sourceImage, weights + channel * channelBlock);
    }
    sums.store(target, block.targetImage);
}

template <std::int64_t Rows, typename Register>
TRANSECT_INLINE void gatherPixels(const GatherBlock& block, const Product* products, const std::int64_t* first, std::int64_t pixels)
{
    for (std::int64_t pixel = 0; pixel < pixels; ++pixel)
        gatherPixel<Rows, Register>(block, products + first[pixel], products + first[pixel + 1], block.target + pixel * block.targetChannels);
}

using GatherKernel = void (*)(const GatherBlock& block, const Product* products, const std::int64_t* first, std::int64_t pixels);

TRANSECT_VECTORISED void gatherNarrow(const GatherBlock& block, const Product* products, const std::int64_t* first, std::int64_t pixels)
{
    gatherPixels<narrowRows, Register8>(block, products, first, pixels);
}

/// One tap, a few input channels and one block of output channels of the gradient, from some images.
struct GradientBlock {
    const float* input;
    const float* outputGradient;
    float* gradient;
    std::int64_t images, inputImage, outputImage, channels, outChannels;
};

template <std::int64_t Rows, typename Register> TRANSECT_INLINE void addGradientRows(const GradientBlock& block, const Product* begin, const Product* end)
{
    if constexpr (Rows > 1) {
        if (block.channels < Rows)
            return addGradientRows<Rows - 1, Register>(block, begin, end);
    }
    Sums<Rows, Register> sums{};
    sums.load(block.gradient, block.outChannels);
    for (std::int64_t image = 0; image < block.images; ++image) {
        const float* input = block.input + image * block.inputImage;
        const float* output = block.outputGradient + image * block.outputImage;
        for (const auto* product = begin; product != end; ++product)
            sums.add(input + product->left, 1, output + product->right);
    }
    sums.store(block.gradient, block.outChannels);
}

using GradientKernel = void (*)(const GradientBlock& block, const Product* begin, const Product* end);

TRANSECT_VECTORISED void addGradientNarrow(const GradientBlock& block, const Product* begin, const Product* end)
{
    addGradientRows<narrowRows, Register8>(block, begin, end);
}

/// What this processor computes best with.
struct Kernels {
    std::int64_t rows;
    GatherKernel gather;
    GradientKernel addGradient;
};

#ifdef TRANSECT_WIDE
TRANSECT_WIDE void gatherWide(const GatherBlock& block, const Product* products, const std::int64_t* first, std::int64_t pixels)
{
    gatherPixels<wideRows, Register16>(block, products, first, pixels);
}

TRANSECT_WIDE void addGradientWide(const GradientBlock& block, const Product* begin, const Product* end)
{
    addGradientRows<wideRows, Register16>(block, begin, end);
}

#endif

const Kernels& kernels()
{
    static const Kernels chosen = [] {
#ifdef TRANSECT_WIDE
        if (hasWideVectors())
            return Kernels{wideRows, gatherWide, addGradientWide};
#endif
        return Kernels{narrowRows, gatherNarrow, addGradientNarrow};
    }();
    return chosen;
}

std::int64_t blocksOf(std::int64_t size, std::int64_t block) { return (size + block - 1) / block; }

/// A pixel of the output, one of the input, and the tap of the kernel that connects them.
struct Contact {
    std::int64_t output, input, tap;
};

std::vector<Contact> contactsOf(const ConvolutionShape& shape)
{
    std::vector<Contact> contacts;
    contacts.reserve(shape.outHeight() * shape.outWidth() * shape.taps());
    for (std::int64_t outY = 0; outY < shape.outHeight(); ++outY) {
        for (std::int64_t outX = 0; outX < shape.outWidth(); ++outX) {
            for (std::int64_t tap = 0; tap < shape.taps(); ++tap) {
                const auto y = outY * shape.stride + tap / shape.kernel - shape.padding;
                const auto x = outX * shape.stride + tap % shape.kernel - shape.padding;
                if (y >= 0 && y < shape.height && x >= 0 && x < shape.width)
                    contacts.push_back({outY * shape.outWidth() + outX, y * shape.width + x, tap});
            }
        }
    }
    return contacts;
}

/// The contacts as products, grouped by their member `result`, in their order within each.
ProductLists grouped(const std::vector<Contact>& contacts, std::int64_t Contact::*result, std::int64_t results,
                     std::int64_t Contact::*left, std::int64_t leftStep, std::int64_t Contact::*right, std::int64_t rightStep)
{
    ProductLists lists;
    lists.first.resize(results + 1);
    for (const auto& contact : contacts)
        ++lists.first[contact.*result + 1];
    for (std::size_t i = 1; i < lists.first.size(); ++i)
        lists.first[i] += lists.first[i - 1];
    auto next = lists.first;
    lists.products.resize(contacts.size());
    for (const auto& contact : contacts)
        lists.products[next[contact.*result]++] = {contact.*left * leftStep, contact.*right * rightStep};
    return lists;
}

} // namespace

Gather Gather::output(const ConvolutionShape& shape)
{
    Gather gather;
    gather.m_images = shape.images;
    gather.m_sourceChannels = shape.channels;
    gather.m_targetChannels = shape.outChannels;
    gather.m_sourceImage = shape.height * shape.width * shape.channels;
    gather.m_weightBlock = shape.taps() * shape.channels * channelBlock;
    gather.m_lists = grouped(contactsOf(shape), &Contact::output, shape.outHeight() * shape.outWidth(),
                             &Contact::input, shape.channels, &Contact::tap, shape.channels * channelBlock);
    return gather;
}

Gather Gather::inputGradient(const ConvolutionShape& shape)
{
    Gather gather;
    gather.m_images = shape.images;
    gather.m_sourceChannels = shape.outChannels;
    gather.m_targetChannels = shape.channels;
    gather.m_sourceImage = shape.outHeight() * shape.outWidth() * shape.outChannels;
    gather.m_weightBlock = shape.taps() * shape.outChannels * channelBlock;
    gather.m_lists = grouped(contactsOf(shape), &Contact::input, shape.height * shape.width,
                             &Contact::output, shape.outChannels, &Contact::tap, shape.outChannels * channelBlock);
    return gather;
}

std::int64_t Gather::units() const { return m_targetChannels / channelBlock * blocksOf(m_images, kernels().rows); }

void Gather::run(std::int64_t begin, std::int64_t end, const float* source, const float* weights, float* target) const
{
    const auto rows = kernels().rows, imageBlocks = blocksOf(m_images, rows);
    const auto targetImage = m_lists.results() * m_targetChannels;
    for (auto unit = begin; unit < end; ++unit) {
        const auto channels = unit / imageBlocks, image = unit % imageBlocks * rows;
        const GatherBlock block{source + image * m_sourceImage, weights + channels * m_weightBlock,
                                target + image * targetImage + channels * channelBlock, std::min(rows, m_images - image),
                                m_sourceImage, m_sourceChannels, targetImage, m_targetChannels};
        kernels().gather(block, m_lists.products.data(), m_lists.first.data(), m_lists.results());
    }
}

WeightGradient::WeightGradient(const ConvolutionShape& shape)
    : m_images(shape.images)
    , m_channels(shape.channels)
    , m_outChannels(shape.outChannels)
    , m_inputImage(shape.height * shape.width * shape.channels)
    , m_outputImage(shape.outHeight() * shape.outWidth() * shape.outChannels)
    , m_lists(grouped(contactsOf(shape), &Contact::tap, shape.taps(), &Contact::input, shape.channels, &Contact::output, shape.outChannels))
{
}

std::int64_t WeightGradient::units() const
{
    return m_outChannels / channelBlock * m_lists.results() * blocksOf(m_channels, kernels().rows);
}

void WeightGradient::run(std::int64_t begin, std::int64_t end, const float* input, const float* outputGradient, float* gradient) const
{
    // So many images at a time stay in the cache for all units, and are enough work between loading and storing sums.
    constexpr std::int64_t pixelsAtATime = 64;
    const auto imagesAtATime = blocksOf(pixelsAtATime * m_outChannels, m_outputImage);
    const auto rows = kernels().rows, rowBlocks = blocksOf(m_channels, rows);
    for (std::int64_t image = 0; image < m_images; image += imagesAtATime) {
        for (auto unit = begin; unit < end; ++unit) {
            const auto row = unit % rowBlocks * rows, tap = unit / rowBlocks % m_lists.results();
            const auto channels = unit / rowBlocks / m_lists.results() * channelBlock;
            const GradientBlock block{input + image * m_inputImage + row, outputGradient + image * m_outputImage + channels,
                                      gradient + (tap * m_channels + row) * m_outChannels + channels,
                                      std::min(imagesAtATime, m_images - image), m_inputImage, m_outputImage,
                                      m_channels - row, m_outChannels};
            kernels().addGradient(block, m_lists.products.data() + m_lists.first[tap], m_lists.products.data() + m_lists.first[tap + 1]);
        }
    }
}

} // namespace transect
