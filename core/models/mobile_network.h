#pragma once

#include <memory>
#include <vector>

#include "models/linear_head_network.h"
#include "models/mobile_blocks.h"

namespace transect {

/// What EfficientNet and MobileNetV3 have in common: a stem, inverted residuals, a last convolution and the mean over its map.
class MobileNetwork : public LinearHeadNetwork {
public:
    /// As for ResNets: one pixel more than half of the product of all strides.
    std::int64_t smallestInput() const override { return 17; }

protected:
    /// `designWidth`: channels of the stem in the paper, of which `width` are made.
    MobileNetwork(std::int64_t inputChannels, std::string headName, std::int64_t width, std::int64_t designWidth);

    torch::Tensor encode(torch::Tensor images) override;
    /// `channels` of the paper at this network's width.
    std::int64_t scaled(std::int64_t channels) const { return channels * m_width / m_designWidth; }

    /// To be made by the constructor, in the order of torchvision's.
    std::shared_ptr<ConvolutionNorm> m_stem, m_last;
    std::vector<std::shared_ptr<InvertedResidual>> m_blocks;

private:
    std::int64_t m_width, m_designWidth;
};

} // namespace transect
