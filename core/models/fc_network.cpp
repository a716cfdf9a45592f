#include "models/fc_network.h"

namespace transect {

void FcNetwork::makeHead(std::int64_t featureSize, std::int64_t classes)
{
    m_head = register_module("fc", torch::nn::Linear(featureSize, classes));
}

void FcNetwork::replaceHead(std::int64_t classes)
{
    const auto like = m_head->weight.options();
    m_head = replace_module("fc", torch::nn::Linear(featureSize(), classes));
    m_head->to(like.device(), like.dtype().toScalarType());
    m_head->train(is_training());
}

void initialiseConvolutions(torch::nn::Module& module)
{
    for (const auto& child : module.modules(false)) {
        if (auto* convolution = child->as<torch::nn::Conv2d>())
            torch::nn::init::kaiming_normal_(convolution->weight, 0, torch::kFanOut, torch::kReLU);
    }
}

} // namespace transect
