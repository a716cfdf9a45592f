#include "training/weight_average.h"

namespace transect {

void copyWeights(const torch::nn::Module& from, torch::nn::Module& to)
{
    const torch::NoGradGuard noGrad;
    auto parameters = to.named_parameters(), buffers = to.named_buffers();
    for (const auto& item : from.named_parameters())
        parameters[item.key()].copy_(item.value());
    for (const auto& item : from.named_buffers())
        buffers[item.key()].copy_(item.value());
}

WeightAverage::WeightAverage(NetworkPtr network, NetworkPtr average, double decay)
    : m_network(std::move(network))
    , m_average(std::move(average))
    , m_decay(decay)
{
    copyWeights(*m_network, *m_average);
}

void WeightAverage::update()
{
    const torch::NoGradGuard noGrad;
    const auto from = m_network->parameters();
    auto to = m_average->parameters();
    for (std::size_t i = 0; i < from.size(); ++i)
        to[i].lerp_(from[i], 1 - m_decay);
    const auto fromBuffers = m_network->buffers();
    auto toBuffers = m_average->buffers();
    for (std::size_t i = 0; i < fromBuffers.size(); ++i)
        toBuffers[i].copy_(fromBuffers[i]);
}

WeightAverage::Swap::Swap(WeightAverage& average)
    : m_average(average)
{
    for (const auto& parameter : m_average.m_network->parameters())
        m_raw.push_back(parameter.detach().clone());
    copyWeights(*m_average.m_average, *m_average.m_network);
}

WeightAverage::Swap::~Swap()
{
    const torch::NoGradGuard noGrad;
    auto parameters = m_average.m_network->parameters();
    for (std::size_t i = 0; i < m_raw.size(); ++i)
        parameters[i].copy_(m_raw[i]);
}

} // namespace transect
