#include "transfer/logistic_preconditioner.h"

#include <torch/types.h>

namespace transect {

namespace {

/// The directions among classes in which predictions vary, and how much: all but the constant one.
std::pair<torch::Tensor, torch::Tensor> classDirections(const torch::Tensor& probabilities)
{
    const auto n = double(probabilities.size(1));
    const auto covariance = torch::diag(probabilities.mean(1)) - torch::mm(probabilities, probabilities.t()) / n;
    const auto [values, vectors] = torch::linalg_eigh(covariance);
    const auto others = values.size(0) - 1;
    // Where every prediction is certain nothing is left of a direction; the floor keeps its inverse finite.
    return {vectors.narrow(1, 1, others), values.narrow(0, 1, others).clamp_min(1e-10)};
}

} // namespace

double ClassVectors::dot(const ClassVectors& other) const
{
    return (weight * other.weight).sum().item<double>() + (bias * other.bias).sum().item<double>();
}

void ClassVectors::add(const ClassVectors& other, double factor)
{
    weight.add_(other.weight, factor);
    bias.add_(other.bias, factor);
}

LogisticPreconditioner LogisticPreconditioner::product(const torch::Tensor& probabilities, const torch::Tensor& spectrum)
{
    LogisticPreconditioner made;
    const auto [directions, values] = classDirections(probabilities);
    made.m_directions = directions;
    made.m_mass = values * double(probabilities.size(1));
    made.m_values = values.unsqueeze(1) * spectrum.unsqueeze(0);
    return made;
}

LogisticPreconditioner LogisticPreconditioner::weighted(const torch::Tensor& probabilities, const torch::Tensor& features)
{
    LogisticPreconditioner made;
    made.m_directions = classDirections(probabilities).first;
    std::vector<torch::Tensor> mass, means, values, axes;
    for (std::int64_t k = 0; k < made.m_directions.size(1); ++k) {
        const auto direction = made.m_directions.narrow(1, k, 1);
        const auto weights = ((probabilities * direction.square()).sum(0) - (probabilities * direction).sum(0).square()).clamp_min(0).to(torch::kFloat32);
        const auto total = weights.sum().clamp_min(1e-10);
        const auto mean = torch::mv(features.t(), weights) / total;
        const auto rows = (features - mean) * weights.sqrt().unsqueeze(1);
        const auto [eigenvalues, eigenvectors] = torch::linalg_eigh(torch::mm(rows.t(), rows).to(torch::kFloat64));
        mass.push_back(total.to(torch::kFloat64));
        means.push_back(mean.to(torch::kFloat64));
        values.push_back(eigenvalues.clamp_min(0));
        axes.push_back(eigenvectors.to(torch::kFloat32));
    }
    made.m_mass = torch::stack(mass);
    made.m_means = torch::stack(means);
    made.m_values = torch::stack(values);
    made.m_axes = torch::stack(axes);
    return made;
}

ClassVectors LogisticPreconditioner::apply(const ClassVectors& vectors, double lambda) const
{
    auto weight = torch::mm(m_directions.t(), vectors.weight);
    auto bias = torch::mv(m_directions.t(), vectors.bias);
    if (!m_axes.defined()) {
        weight = weight / (m_values + lambda);
        bias = bias / m_mass;
    } else {
        // The intercept is eliminated first: (w, b) -> (w - m b), the weighted covariance, and back.
        weight = weight - m_means * bias.unsqueeze(1);
        // Row vectors: ten times as fast as columns in torch's batched product.
        const auto along = torch::bmm(weight.to(torch::kFloat32).unsqueeze(1), m_axes).squeeze(1).to(torch::kFloat64) / (m_values + lambda);
        weight = torch::bmm(along.to(torch::kFloat32).unsqueeze(1), m_axes.transpose(1, 2)).squeeze(1).to(torch::kFloat64);
        bias = bias / m_mass - (m_means * weight).sum(1);
    }
    return {torch::mm(m_directions, weight), torch::mv(m_directions, bias)};
}

} // namespace transect
