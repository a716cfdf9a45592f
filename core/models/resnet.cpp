#include <torch/nn/init.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>

#include "models/convolution.h"
#include "models/linear_head_network.h"
#include "models/norm.h"
#include "models/registry.h"

namespace transect {

namespace {

using torch::Tensor;
using torch::nn::BatchNorm2d;
using torch::nn::Conv2d;

Conv2d convolution(std::int64_t inputs, std::int64_t outputs, std::int64_t kernel, std::int64_t stride = 1)
{
    return Conv2d(torch::nn::Conv2dOptions(inputs, outputs, kernel).stride(stride).padding(kernel / 2).bias(false));
}

/// The residual path where a block changes the size of its map.
class Downsample : public torch::nn::Module {
public:
    Downsample(std::int64_t inputs, std::int64_t outputs, std::int64_t stride)
        : m_convolution(register_module("0", convolution(inputs, outputs, 1, stride)))
        , m_norm(register_module("1", BatchNorm2d(outputs)))
    {
    }

    Tensor forward(const Tensor& input) { return normalise(*m_norm, convolve(*m_convolution, input), Activation::None); }

private:
    Conv2d m_convolution;
    BatchNorm2d m_norm;
};

/// Of `inputs` to `width` x expansion channels; `stride` lies in the first convolution with a 3 x 3 kernel.
struct BlockShape {
    std::int64_t inputs, width, stride;
};

class Block : public torch::nn::Module {
public:
    virtual Tensor forward(const Tensor& input) = 0;
    /// The norm before the residual is added.
    virtual BatchNorm2d lastNorm() const = 0;

protected:
    Tensor residual(const Tensor& input) { return m_downsample ? m_downsample->forward(input) : input; }

    std::shared_ptr<Downsample> m_downsample; ///< none: the identity
};

/// Two 3 x 3 convolutions.
class BasicBlock : public Block {
public:
    static constexpr std::int64_t expansion = 1;

    BasicBlock(BlockShape shape, std::shared_ptr<Downsample> downsample)
        : m_conv1(register_module("conv1", convolution(shape.inputs, shape.width, 3, shape.stride)))
        , m_bn1(register_module("bn1", BatchNorm2d(shape.width)))
        , m_conv2(register_module("conv2", convolution(shape.width, shape.width, 3)))
        , m_bn2(register_module("bn2", BatchNorm2d(shape.width)))
    {
        if (downsample)
            m_downsample = register_module("downsample", downsample);
    }

    Tensor forward(const Tensor& input) override
    {
        const auto hidden = normalise(*m_bn1, convolve(*m_conv1, input), Activation::Relu);
        return normalise(*m_bn2, convolve(*m_conv2, hidden), Activation::Relu, residual(input));
    }
    BatchNorm2d lastNorm() const override { return m_bn2; }

private:
    Conv2d m_conv1;
    BatchNorm2d m_bn1;
    Conv2d m_conv2;
    BatchNorm2d m_bn2;
};

/// 1 x 1, 3 x 3 and 1 x 1 convolutions; the stride in the second, as in torchvision ("v1.5"), not in the first as in the paper.
class Bottleneck : public Block {
public:
    static constexpr std::int64_t expansion = 4;

    Bottleneck(BlockShape shape, std::shared_ptr<Downsample> downsample)
        : m_conv1(register_module("conv1", convolution(shape.inputs, shape.width, 1)))
        , m_bn1(register_module("bn1", BatchNorm2d(shape.width)))
        , m_conv2(register_module("conv2", convolution(shape.width, shape.width, 3, shape.stride)))
        , m_bn2(register_module("bn2", BatchNorm2d(shape.width)))
        , m_conv3(register_module("conv3", convolution(shape.width, shape.width * expansion, 1)))
        , m_bn3(register_module("bn3", BatchNorm2d(shape.width * expansion)))
    {
        if (downsample)
            m_downsample = register_module("downsample", downsample);
    }

    Tensor forward(const Tensor& input) override
    {
        auto hidden = normalise(*m_bn1, convolve(*m_conv1, input), Activation::Relu);
        hidden = normalise(*m_bn2, convolve(*m_conv2, hidden), Activation::Relu);
        return normalise(*m_bn3, convolve(*m_conv3, hidden), Activation::Relu, residual(input));
    }
    BatchNorm2d lastNorm() const override { return m_bn3; }

private:
    Conv2d m_conv1;
    BatchNorm2d m_bn1;
    Conv2d m_conv2;
    BatchNorm2d m_bn2;
    Conv2d m_conv3;
    BatchNorm2d m_bn3;
};

template <typename Kind> std::shared_ptr<Block> makeBlock(BlockShape shape)
{
    const auto outputs = shape.width * Kind::expansion;
    std::shared_ptr<Downsample> downsample;
    if (shape.stride != 1 || shape.inputs != outputs)
        downsample = std::make_shared<Downsample>(shape.inputs, outputs, shape.stride);
    return std::make_shared<Kind>(shape, std::move(downsample));
}

struct Depth {
    std::string name;
    std::array<std::int64_t, 4> blocks; ///< of each stage
    bool bottleneck = false;

    std::int64_t expansion() const { return bottleneck ? Bottleneck::expansion : BasicBlock::expansion; }
};

/// Blocks at one width, registered as "0", "1", ...; the first takes the stride.
class Stage : public torch::nn::Module {
public:
    Stage(const Depth& depth, std::int64_t blocks, BlockShape shape)
    {
        for (std::int64_t i = 0; i < blocks; ++i) {
            const auto make = depth.bottleneck ? makeBlock<Bottleneck> : makeBlock<BasicBlock>;
            m_blocks.push_back(register_module(std::to_string(i), make(shape)));
            shape = {shape.width * depth.expansion(), shape.width, 1};
        }
    }

    Tensor forward(Tensor map)
    {
        for (const auto& block : m_blocks)
            map = block->forward(map);
        return map;
    }

    void zeroLastNorms()
    {
        for (const auto& block : m_blocks)
            torch::nn::init::zeros_(block->lastNorm()->weight);
    }

private:
    std::vector<std::shared_ptr<Block>> m_blocks;
};

/// He, Zhang, Ren & Sun 2016, with the names, shapes and initialisation of torchvision's ResNet: the same seed gives the
/// same weights as there.
class ResNet : public LinearHeadNetwork {
public:
    ResNet(const Depth& depth, const Json& parameters, std::int64_t inputChannels, std::int64_t classes)
        : LinearHeadNetwork(inputChannels)
        , m_imagenetStem(parameters.at("stem") == "imagenet")
        , m_stemStride(m_imagenetStem ? 4 : parameters.at("stem_stride").get<std::int64_t>())
    {
        const auto width = parameters.at("width").get<std::int64_t>();
        m_conv1 = register_module("conv1", m_imagenetStem ? convolution(inputChannels, width, 7, 2) : convolution(inputChannels, width, 3, m_stemStride));
        m_bn1 = register_module("bn1", BatchNorm2d(width));
        std::int64_t channels = width;
        for (std::size_t i = 0; i < m_stages.size(); ++i) {
            const BlockShape first{channels, width << i, i == 0 ? 1 : 2};
            m_stages[i] = register_module("layer" + std::to_string(i + 1), std::make_shared<Stage>(depth, depth.blocks[i], first));
            channels = first.width * depth.expansion();
        }
        makeHead(channels, classes);
        initialiseConvolutions(*this);
        if (parameters.at("zero_init_residual").get<bool>()) {
            for (const auto& stage : m_stages)
                stage->zeroLastNorms();
        }
    }

    /// One pixel more than half of the product of all strides: below that, the last stage halves a map of one pixel.
    std::int64_t smallestInput() const override { return m_stemStride * 8 / 2 + 1; }

protected:
    Tensor encode(Tensor images) override
    {
        auto map = normalise(*m_bn1, convolve(*m_conv1, images), Activation::Relu);
        if (m_imagenetStem)
            map = torch::max_pool2d(map, 3, 2, 1);
        for (const auto& stage : m_stages)
            map = stage->forward(map);
        return map.mean({2, 3});
    }

private:
    bool m_imagenetStem;
    std::int64_t m_stemStride; ///< of the stem as a whole, its pooling included
    Conv2d m_conv1{nullptr};
    BatchNorm2d m_bn1{nullptr};
    std::array<std::shared_ptr<Stage>, 4> m_stages;
};

std::vector<Parameter> parameters()
{
    return {{.name = "stem", .type = ParameterType::Text, .defaultValue = "imagenet",
             .help = "How images come in: imagenet is a 7 x 7 convolution of stride 2 and a max-pooling, small a 3 x 3 convolution for small images",
             .choices = {"imagenet", "small"}},
            {.name = "stem_stride", .type = ParameterType::Integer, .defaultValue = 1, .help = "Stride of the small stem", .unit = "pixels",
             .minimum = 1, .maximum = 2, .onlyIf = "stem=small"},
            {.name = "width", .type = ParameterType::Integer, .defaultValue = 64,
             .help = "Channels of the first stage; the others have 2, 4 and 8 times as many", .unit = "channels", .minimum = 1, .maximum = 1024},
            {.name = "zero_init_residual", .type = ParameterType::Flag, .defaultValue = false,
             .help = "Whether the last norm of each block begins at zero, so that blocks begin as the identity"}};
}

NetworkEntry entry(const Depth& depth, const std::string& help)
{
    return {{depth.name, help, parameters()}, [depth](const Json& values, std::int64_t inputChannels, std::int64_t classes) {
                return std::make_shared<ResNet>(depth, values, inputChannels, classes);
            }};
}

} // namespace

std::vector<NetworkEntry> resnets()
{
    return {entry({"resnet10", {1, 1, 1, 1}}, "ResNet with one basic block a stage, for small studies"),
            entry({"resnet18", {2, 2, 2, 2}}, "ResNet-18 of torchvision"),
            entry({"resnet34", {3, 4, 6, 3}}, "ResNet-34 of torchvision"),
            entry({"resnet50", {3, 4, 6, 3}, true}, "ResNet-50 of torchvision, with the stride in the 3 x 3 convolutions"),
            entry({"resnet101", {3, 4, 23, 3}, true}, "ResNet-101 of torchvision, with the stride in the 3 x 3 convolutions"),
            entry({"resnet152", {3, 8, 36, 3}, true}, "ResNet-152 of torchvision, with the stride in the 3 x 3 convolutions")};
}

} // namespace transect
