#pragma once

#include "models/network.h"

namespace transect::testing {

inline NetworkPtr network(const Json& model, std::int64_t inputChannels = 3, std::int64_t classes = 1000)
{
    return makeNetwork(completeModel(model), inputChannels, classes);
}

/// What the demo trains.
inline Json narrowResNet10()
{
    return {{"name", "resnet10"}, {"stem", "small"}, {"stem_stride", 2}, {"width", 16}};
}

/// A model that is quickly made.
inline Json narrow(const std::string& name)
{
    Json model{{"name", name}, {"width", 16}};
    if (name.starts_with("vit"))
        model.update({{"depth", 2}, {"heads", 2}});
    return model;
}

inline std::vector<std::pair<std::string, torch::Tensor>> stateOf(const torch::nn::Module& module)
{
    std::vector<std::pair<std::string, torch::Tensor>> state;
    for (const auto& item : module.named_parameters())
        state.emplace_back(item.key(), item.value().detach());
    for (const auto& item : module.named_buffers())
        state.emplace_back(item.key(), item.value());
    return state;
}

inline torch::Tensor channelsLast(const torch::Tensor& map)
{
    return map.contiguous(torch::MemoryFormat::ChannelsLast);
}

inline void makeChannelsLast(torch::nn::Module& module)
{
    for (auto& parameter : module.parameters()) {
        if (parameter.dim() == 4)
            parameter.set_data(channelsLast(parameter.detach()));
    }
}

/// The largest difference, as a share of the largest value of `expected`.
inline double difference(const torch::Tensor& found, const torch::Tensor& expected)
{
    const auto a = found.detach().to(torch::kFloat64), b = expected.detach().to(torch::kFloat64);
    return ((a - b).abs().max() / b.abs().max().clamp_min(1e-300)).item<double>();
}

/// The Euclidean distance as a share of the length of `expected`: for gradients through many layers, where rounding turns
/// single rectified values on or off.
inline double distance(const torch::Tensor& found, const torch::Tensor& expected)
{
    const auto a = found.detach().to(torch::kFloat64), b = expected.detach().to(torch::kFloat64);
    return ((a - b).norm() / b.norm().clamp_min(1e-300)).item<double>();
}

} // namespace transect::testing
