#include "training/running_means.h"

#include <algorithm>

#include <torch/types.h>

namespace transect {

void RunningMeans::add(const std::string& name, const torch::Tensor& mean, std::int64_t images)
{
    const auto sum = mean.detach().to(torch::kFloat64) * double(images);
    const auto found = std::ranges::find(m_sums, name, &NamedTensors::value_type::first);
    if (found == m_sums.end())
        m_sums.emplace_back(name, sum);
    else
        found->second = sum + found->second.to(sum.device());
}

Json RunningMeans::means() const
{
    Json json = Json::object();
    for (const auto& [name, sum] : m_sums)
        json[name] = sum.item<double>() / double(std::max<std::int64_t>(1, m_images));
    return json;
}

Json RunningMeans::save() const
{
    Json sums = Json::object();
    for (const auto& [name, sum] : m_sums)
        sums[name] = sum.item<double>();
    return {{"images", m_images}, {"sums", sums}};
}

void RunningMeans::restore(const Json& saved)
{
    m_images = saved.at("images").get<std::int64_t>();
    m_sums.clear();
    for (const auto& [name, sum] : saved.at("sums").items())
        m_sums.emplace_back(name, torch::tensor(sum.get<double>(), torch::kFloat64));
}

} // namespace transect
