#include "models/mobile_network.h"

#include <torch/types.h>

namespace transect {

MobileNetwork::MobileNetwork(std::int64_t inputChannels, std::string headName, std::int64_t width, std::int64_t designWidth)
    : LinearHeadNetwork(inputChannels, std::move(headName))
    , m_width(width)
    , m_designWidth(designWidth)
{
}

torch::Tensor MobileNetwork::encode(torch::Tensor images)
{
    auto map = m_stem->forward(images);
    for (const auto& block : m_blocks)
        map = block->forward(map);
    return m_last->forward(map).mean({2, 3});
}

} // namespace transect
