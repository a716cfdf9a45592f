#include <array>
#include <cmath>

#include <torch/nn/init.h>
#include <torch/types.h>

#include "models/mobile_network.h"
#include "models/nested_module.h"
#include "models/registry.h"

namespace transect {

namespace {

/// EfficientNet-B0's, at the width of 32.
struct EfficientStage {
    std::int64_t expansion, kernel, stride, inputs, outputs, blocks;
};

constexpr std::array efficientStages{
    EfficientStage{1, 3, 1, 32, 16, 1}, EfficientStage{6, 3, 2, 16, 24, 2},  EfficientStage{6, 5, 2, 24, 40, 2},   EfficientStage{6, 3, 2, 40, 80, 3},
    EfficientStage{6, 5, 1, 80, 112, 3}, EfficientStage{6, 5, 2, 112, 192, 4}, EfficientStage{6, 3, 1, 192, 320, 1},
};
constexpr std::int64_t efficientBlocks = 16, efficientWidth = 32;
/// All channels, those of squeeze-and-excitation included, are whole at its multiples.
constexpr std::int64_t efficientWidthStep = 16;

/// Tan & Le 2019, with the names, shapes and initialisation of torchvision's efficientnet_b0. Features: the mean over the map of the last
/// convolution, 1,280 at the width of 32.
class EfficientNet : public MobileNetwork {
public:
    EfficientNet(const Json& parameters, std::int64_t inputChannels, std::int64_t classes)
        : MobileNetwork(inputChannels, "classifier.1", parameters.at("width").get<std::int64_t>(), efficientWidth)
    {
        const MobileStyle style{1e-5, 0.1, Nonlinearity::Silu, at::sigmoid};
        const double depthDrop = parameters.at("stochastic_depth").get<double>();
        m_stem = moduleAt(*this, "features").register_module("0", std::make_shared<ConvolutionNorm>(ConvolutionNorm::Shape{inputChannels, scaled(efficientWidth), 3, 2}, style, Nonlinearity::Silu));
        for (std::size_t stage = 0; stage < efficientStages.size(); ++stage) {
            auto& blocks = moduleAt(*this, "features." + std::to_string(stage + 1));
            for (std::int64_t i = 0; i < efficientStages[stage].blocks; ++i)
                m_blocks.push_back(blocks.register_module(std::to_string(i), makeBlock(efficientStages[stage], i == 0, style, depthDrop)));
        }
        const auto features = scaled(1280);
        m_last = moduleAt(*this, "features").register_module(std::to_string(efficientStages.size() + 1),
                                                             std::make_shared<ConvolutionNorm>(ConvolutionNorm::Shape{scaled(320), features, 1}, style, Nonlinearity::Silu));
        const auto head = makeHead(features, classes, parameters.at("dropout").get<double>());
        initialiseMobile(*this);
        const auto bound = 1 / std::sqrt(double(std::max<std::int64_t>(classes, 1)));
        torch::nn::init::uniform_(head->weight, -bound, bound);
        torch::nn::init::zeros_(head->bias);
    }

private:
    std::shared_ptr<InvertedResidual> makeBlock(const EfficientStage& stage, bool isFirst, const MobileStyle& style, double depthDrop) const
    {
        const auto inputs = scaled(isFirst ? stage.inputs : stage.outputs);
        return std::make_shared<InvertedResidual>(InvertedResidual::Shape{.inputs = inputs, .expanded = inputs * stage.expansion, .outputs = scaled(stage.outputs),
                                                                          .kernel = stage.kernel, .stride = isFirst ? stage.stride : 1, .squeezed = inputs / 4,
                                                                          .nonlinearity = Nonlinearity::Silu,
                                                                          .depthDrop = depthDrop * double(m_blocks.size()) / double(efficientBlocks)},
                                                  style);
    }
};

} // namespace

std::vector<NetworkEntry> efficientNets()
{
    const std::vector<Parameter> parameters{
        {.name = "width", .type = ParameterType::Integer, .defaultValue = efficientWidth,
         .help = "Channels of the first layer, a multiple of 16; the others are in proportion", .unit = "channels", .minimum = efficientWidthStep, .maximum = 1024},
        {.name = "dropout", .type = ParameterType::Real, .defaultValue = 0.2, .help = "Share of the features that the head does not see, in training",
         .minimum = 0, .maximum = 0.9},
        {.name = "stochastic_depth", .type = ParameterType::Real, .defaultValue = 0.2,
         .help = "Probability that an image skips a block in training: of the last block, and less in proportion for those before", .minimum = 0, .maximum = 0.9}};
    return {{{"efficientnet_b0", "EfficientNet-B0 of torchvision", parameters},
             [](const Json& values, std::int64_t inputChannels, std::int64_t classes) { return std::make_shared<EfficientNet>(values, inputChannels, classes); },
             [](const Json&) { return efficientWidthStep; }}};
}

} // namespace transect
