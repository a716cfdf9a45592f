#include <array>

#include <torch/nn/init.h>
#include <torch/types.h>

#include "models/mobile_network.h"
#include "models/nested_module.h"
#include "models/registry.h"

namespace transect {

namespace {

using torch::Tensor;

/// MobileNetV3-Large's, at the width of 16. Of the squeezed channels, a quarter of the expanded ones rounded as torchvision does.
struct MobileBlock {
    std::int64_t inputs, kernel, expanded, outputs, squeezed, stride;
    Nonlinearity nonlinearity;
};

constexpr auto rectified = Nonlinearity::Relu, hardSwish = Nonlinearity::Hardswish;
constexpr std::array mobileBlocks{
    MobileBlock{16, 3, 16, 16, 0, 1, rectified},          MobileBlock{16, 3, 64, 24, 0, 2, rectified},          MobileBlock{24, 3, 72, 24, 0, 1, rectified},
    MobileBlock{24, 5, 72, 40, 24, 2, rectified},         MobileBlock{40, 5, 120, 40, 32, 1, rectified},        MobileBlock{40, 5, 120, 40, 32, 1, rectified},
    MobileBlock{40, 3, 240, 80, 0, 2, hardSwish},    MobileBlock{80, 3, 200, 80, 0, 1, hardSwish},    MobileBlock{80, 3, 184, 80, 0, 1, hardSwish},
    MobileBlock{80, 3, 184, 80, 0, 1, hardSwish},    MobileBlock{80, 3, 480, 112, 120, 1, hardSwish}, MobileBlock{112, 3, 672, 112, 168, 1, hardSwish},
    MobileBlock{112, 5, 672, 160, 168, 2, hardSwish}, MobileBlock{160, 5, 960, 160, 240, 1, hardSwish}, MobileBlock{160, 5, 960, 160, 240, 1, hardSwish},
};
constexpr std::int64_t mobileWidth = 16;
/// All channels are multiples of 8 at the width of 16.
constexpr std::int64_t mobileWidthStep = 2;

/// Howard et al. 2019, with the names, shapes and initialisation of torchvision's mobilenet_v3_large. Features: the mean over the map of the
/// last convolution, 960 at the width of 16. The head is "classifier.0", hardswish and "classifier.3"; replaceHead() puts one linear layer
/// "classifier" on the features in its place, so that FE and FT look at the same features.
class MobileNetV3 : public MobileNetwork {
public:
    MobileNetV3(const Json& parameters, std::int64_t inputChannels, std::int64_t classes)
        : MobileNetwork(inputChannels, "classifier.3", parameters.at("width").get<std::int64_t>(), mobileWidth)
    {
        const MobileStyle style{1e-3, 0.01, rectified, at::hardsigmoid};
        auto& features = moduleAt(*this, "features");
        m_stem = features.register_module("0", std::make_shared<ConvolutionNorm>(ConvolutionNorm::Shape{inputChannels, scaled(mobileWidth), 3, 2}, style, hardSwish));
        for (const auto& block : mobileBlocks)
            m_blocks.push_back(features.register_module(std::to_string(m_blocks.size() + 1), makeBlock(block, style)));
        m_last = features.register_module(std::to_string(mobileBlocks.size() + 1),
                                          std::make_shared<ConvolutionNorm>(ConvolutionNorm::Shape{scaled(160), featureSize(), 1}, style, hardSwish));
        m_hidden = moduleAt(*this, "classifier").register_module("0", torch::nn::Linear(featureSize(), scaled(1280)));
        const auto head = makeHead(scaled(1280), classes, parameters.at("dropout").get<double>());
        initialiseMobile(*this);
        for (const auto& layer : {m_hidden, head}) {
            torch::nn::init::normal_(layer->weight, 0, 0.01);
            torch::nn::init::zeros_(layer->bias);
        }
    }

    Tensor logits(Tensor features) override { return LinearHeadNetwork::logits(m_hidden ? at::hardswish(m_hidden->forward(features)) : features); }
    std::int64_t featureSize() const override { return scaled(960); }
    std::string headPrefix() const override { return "classifier."; }

    void replaceHead(std::int64_t classes) override
    {
        m_hidden = nullptr;
        renameHead("classifier");
        LinearHeadNetwork::replaceHead(classes);
    }

private:
    std::shared_ptr<InvertedResidual> makeBlock(const MobileBlock& block, const MobileStyle& style) const
    {
        return std::make_shared<InvertedResidual>(InvertedResidual::Shape{.inputs = scaled(block.inputs), .expanded = scaled(block.expanded), .outputs = scaled(block.outputs),
                                                                          .kernel = block.kernel, .stride = block.stride, .squeezed = scaled(block.squeezed),
                                                                          .nonlinearity = block.nonlinearity},
                                                  style);
    }

    torch::nn::Linear m_hidden{nullptr}; ///< none behind a head of one layer
};

} // namespace

std::vector<NetworkEntry> mobileNets()
{
    const std::vector<Parameter> parameters{
        {.name = "width", .type = ParameterType::Integer, .defaultValue = mobileWidth, .help = "Channels of the first layer, an even number; the others are in proportion",
         .unit = "channels", .minimum = mobileWidthStep, .maximum = 1024},
        {.name = "dropout", .type = ParameterType::Real, .defaultValue = 0.2, .help = "Share of its inputs that the head's last layer does not see, in training",
         .minimum = 0, .maximum = 0.9}};
    return {{{"mobilenet_v3_large", "MobileNetV3-Large of torchvision", parameters},
             [](const Json& values, std::int64_t inputChannels, std::int64_t classes) { return std::make_shared<MobileNetV3>(values, inputChannels, classes); },
             [](const Json&) { return mobileWidthStep; }}};
}

} // namespace transect
