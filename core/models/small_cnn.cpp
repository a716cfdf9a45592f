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

/// Three 3 x 3 convolutions of stride 2, each with batch norm and ReLU, and the mean over what is left of the image.
class SmallCnn : public LinearHeadNetwork {
public:
    SmallCnn(const Json& parameters, std::int64_t inputChannels, std::int64_t classes)
        : LinearHeadNetwork(inputChannels)
    {
        auto channels = inputChannels;
        for (std::size_t i = 0; i < m_convolutions.size(); ++i) {
            const auto width = parameters.at("width").get<std::int64_t>() << i;
            const auto number = std::to_string(i + 1);
            m_convolutions[i] = register_module("conv" + number, Conv2d(torch::nn::Conv2dOptions(channels, width, 3).stride(2).padding(1).bias(false)));
            m_norms[i] = register_module("bn" + number, BatchNorm2d(width));
            channels = width;
        }
        makeHead(channels, classes);
        initialiseConvolutions(*this);
    }

    /// As for ResNets: one pixel more than half of the product of all strides.
    std::int64_t smallestInput() const override { return 5; }

protected:
    Tensor encode(Tensor images) override
    {
        for (std::size_t i = 0; i < m_convolutions.size(); ++i)
            images = normalise(*m_norms[i], convolve(*m_convolutions[i], images), Activation::Relu);
        return images.mean({2, 3});
    }

private:
    std::array<Conv2d, 3> m_convolutions{nullptr, nullptr, nullptr};
    std::array<BatchNorm2d, 3> m_norms{nullptr, nullptr, nullptr};
};

} // namespace

std::vector<NetworkEntry> smallNetworks()
{
    const Parameter width{.name = "width", .type = ParameterType::Integer, .defaultValue = 32,
                          .help = "Channels of the first layer; the others have 2 and 4 times as many", .unit = "channels",
                          .minimum = 1, .maximum = 1024};
    return {{{"small-cnn", "Three convolutions, for quick work on small images", {width}},
             [](const Json& parameters, std::int64_t inputChannels, std::int64_t classes) {
                 return std::make_shared<SmallCnn>(parameters, inputChannels, classes);
             }}};
}

} // namespace transect
