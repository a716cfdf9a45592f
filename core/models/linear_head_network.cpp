#include "models/linear_head_network.h"

#include "models/nested_module.h"

namespace transect {

torch::Tensor LinearHeadNetwork::logits(torch::Tensor features)
{
    return m_head->forward(m_dropout > 0 ? torch::dropout(features, m_dropout, is_training()) : features);
}

torch::nn::Linear LinearHeadNetwork::makeHead(std::int64_t inputs, std::int64_t classes, double dropout)
{
    const auto [parent, name] = splitLastName(m_headName);
    m_dropout = dropout;
    m_head = moduleAt(*this, parent).register_module(name, torch::nn::Linear(inputs, classes));
    return m_head;
}

void LinearHeadNetwork::replaceHead(std::int64_t classes)
{
    const auto like = m_head->weight.options();
    const auto [parent, name] = splitLastName(m_headName);
    m_head = moduleAt(*this, parent).replace_module(name, torch::nn::Linear(featureSize(), classes));
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
