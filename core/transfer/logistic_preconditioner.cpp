#include "transfer/logistic_preconditioner.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <torch/types.h>

namespace transect {

namespace {

constexpr std::int64_t mostPairs = 40;
constexpr std::int64_t directionsAtOnce = 16; ///< that are inverted: their copies take memory
constexpr double leastWeight = 1e-3;    ///< of a row in a direction, as a share of the mean weight
constexpr double leastCurvature = 1e-3; ///< of a combination of pairs, as a share of the largest: the others are rounding or out of date
constexpr std::int64_t weightedElements = 1 << 23; ///< of rows that are weighted at once: 32 MiB

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

/// C d + C numbers, float32.
torch::Tensor flat(const ClassVectors& vectors)
{
    return torch::cat({vectors.weight.flatten(), vectors.bias}).to(torch::kFloat32);
}

/// For each direction (a column) v'A_i v of each row: (C - 1) x n, float32.
torch::Tensor rowWeights(const torch::Tensor& probabilities, const torch::Tensor& directions)
{
    return (torch::mm(directions.square().t(), probabilities) - torch::mm(directions.t(), probabilities).square_()).clamp_min_(0).to(torch::kFloat32);
}

/// sum_i w_i (x_i - mean)(x_i - mean)' over the rows `chosen`.
torch::Tensor weightedScatter(const torch::Tensor& rows, const torch::Tensor& chosen, const torch::Tensor& weights, const torch::Tensor& mean)
{
    const auto d = rows.size(1);
    auto scatter = torch::zeros({d, d}, rows.options());
    for (const auto& block : chosen.split(std::max<std::int64_t>(1, weightedElements / d))) {
        const auto weighted = (rows.index_select(0, block) - mean).mul_(weights.index_select(0, block).sqrt().unsqueeze(1));
        // The lower half, by strips: the scatter is symmetric.
        constexpr std::int64_t strip = 128;
        for (std::int64_t row = 0; row < d; row += strip) {
            const auto height = std::min(strip, d - row);
            scatter.narrow(0, row, height).narrow(1, 0, row + height).addmm_(weighted.narrow(1, row, height).t(), weighted.narrow(1, 0, row + height));
        }
    }
    return scatter.tril() + scatter.tril(-1).t();
}

/// The inverses of positive definite matrices (a batch), scaled to a unit diagonal first, which single precision asks for.
torch::Tensor inverses(const torch::Tensor& matrices)
{
    const auto roots = matrices.diagonal(0, 1, 2).rsqrt();
    const auto scaled = matrices * roots.unsqueeze(1) * roots.unsqueeze(2);
    for (double ridge = 1e-6;; ridge *= 100) {
        auto raised = scaled.clone();
        raised.diagonal(0, 1, 2).add_(ridge);
        const auto [factor, failed] = torch::linalg_cholesky_ex(raised);
        if (!failed.any().item<bool>() || ridge > 1)
            return torch::cholesky_inverse(factor) * roots.unsqueeze(1) * roots.unsqueeze(2);
    }
}

} // namespace

double ClassVectors::dot(const ClassVectors& other) const
{
    return ((weight * other.weight).sum() + (bias * other.bias).sum()).item<double>();
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

LogisticPreconditioner LogisticPreconditioner::weighted(const torch::Tensor& probabilities, const torch::Tensor& features, std::int64_t columns)
{
    LogisticPreconditioner made;
    made.m_directions = classDirections(probabilities).first;
    const auto weights = rowWeights(probabilities, made.m_directions);
    const auto mass = weights.sum(1).clamp_min_(1e-10);
    const auto means = torch::mm(weights, features) / mass.unsqueeze(1);
    const auto leading = features.narrow(1, 0, columns);
    made.m_covariances = torch::empty({mass.size(0), columns, columns}, features.options());
    for (std::int64_t k = 0; k < mass.size(0); ++k) {
        // Rows of which the classifier is certain tell nothing of this direction.
        const auto rows = weights[k].gt(leastWeight * mass[k] / double(weights.size(1))).nonzero().squeeze(1);
        made.m_covariances[k].copy_(weightedScatter(leading, rows, weights[k], means[k].narrow(0, 0, columns)));
    }
    made.m_mass = mass.to(torch::kFloat64);
    made.m_means = means.to(torch::kFloat64);
    made.m_values = made.m_covariances.diagonal(0, 1, 2).to(torch::kFloat64);
    if (columns < features.size(1)) {
        const auto others = features.narrow(1, columns, features.size(1) - columns);
        auto squares = torch::zeros({mass.size(0), others.size(1)}, features.options());
        const auto block = std::max<std::int64_t>(1, weightedElements / others.size(1));
        for (std::int64_t first = 0; first < others.size(0); first += block) {
            const auto count = std::min(block, others.size(0) - first);
            squares.addmm_(weights.narrow(1, first, count), others.narrow(0, first, count).square());
        }
        const auto spread = squares.to(torch::kFloat64) - made.m_mass.unsqueeze(1) * made.m_means.narrow(1, columns, others.size(1)).square();
        made.m_values = torch::cat({made.m_values, spread.clamp_min(0)}, 1);
    }
    return made;
}

void LogisticPreconditioner::prepare(double lambda)
{
    if (lambda == m_lambda)
        return;
    m_lambda = lambda;
    m_inverseValues = (m_values + lambda).reciprocal();
    if (!m_covariances.defined())
        return;
    if (!m_inverses.defined())
        m_inverses = torch::empty_like(m_covariances);
    for (std::int64_t first = 0; first < m_covariances.size(0); first += directionsAtOnce) {
        const auto count = std::min(directionsAtOnce, m_covariances.size(0) - first);
        auto raised = m_covariances.narrow(0, first, count).clone();
        raised.diagonal(0, 1, 2).add_(std::max(lambda, 1e-30));
        m_inverses.narrow(0, first, count).copy_(inverses(raised));
    }
}

ClassVectors LogisticPreconditioner::apply(const ClassVectors& vectors) const
{
    auto weight = torch::mm(m_directions.t(), vectors.weight);
    auto bias = torch::mv(m_directions.t(), vectors.bias);
    if (!m_covariances.defined()) {
        weight = weight * m_inverseValues;
        bias = bias / m_mass;
    } else {
        // The intercept is eliminated first: (w, b) -> (w - m b), the weighted covariance, and back.
        weight = weight - m_means * bias.unsqueeze(1);
        const auto columns = m_inverses.size(2);
        // Row vectors: ten times as fast as columns in torch's batched product.
        const auto leading = torch::bmm(weight.narrow(1, 0, columns).to(torch::kFloat32).unsqueeze(1), m_inverses).squeeze(1);
        weight = weight * m_inverseValues;
        weight.narrow(1, 0, columns).copy_(leading);
        bias = bias / m_mass - (m_means * weight).sum(1);
    }
    return {torch::mm(m_directions, weight), torch::mv(m_directions, bias)};
}

void CurvaturePairs::add(const ClassVectors& direction, const ClassVectors& image, double curvature)
{
    const double scale = 1 / std::sqrt(curvature);
    m_directions.insert(m_directions.begin(), flat(direction) * scale);
    m_images.insert(m_images.begin(), flat(image) * scale);
    if (std::int64_t(m_images.size()) > mostPairs) {
        m_directions.pop_back();
        m_images.pop_back();
    }
}

void CurvaturePairs::take()
{
    const auto latest = [](std::vector<torch::Tensor>& added, const torch::Tensor& before) {
        auto rows = added.empty() ? before : torch::stack(added);
        const auto room = mostPairs - std::int64_t(added.size());
        if (before.defined() && !added.empty() && room > 0)
            rows = torch::cat({rows, before.narrow(0, 0, std::min(room, before.size(0)))});
        added.clear();
        return rows;
    };
    const auto s = latest(m_directions, m_s), h = latest(m_images, m_h);
    if (!s.defined())
        return;
    // Conjugate combinations: S H' becomes the identity.
    const auto product = torch::mm(s, h.t()).to(torch::kFloat64);
    const auto [values, vectors] = torch::linalg_eigh((product + product.t()) / 2);
    const auto kept = values.gt(leastCurvature * values[-1]).nonzero().squeeze(1).flip(0);
    const auto mixing = (vectors.index_select(1, kept) / values.index_select(0, kept).sqrt()).t().to(torch::kFloat32);
    m_s = torch::mm(mixing, s);
    m_h = torch::mm(mixing, h);
}

ClassVectors CurvaturePairs::apply(const LogisticPreconditioner& preconditioner, const ClassVectors& vectors) const
{
    if (!m_s.defined())
        return preconditioner.apply(vectors);
    const auto along = torch::mv(m_s, flat(vectors)).to(torch::kFloat64);
    const auto classes = vectors.weight.size(0), d = vectors.weight.size(1);
    const auto shaped = [&](const torch::Tensor& numbers) {
        const auto wide = numbers.to(torch::kFloat64);
        return ClassVectors{wide.narrow(0, 0, classes * d).view({classes, d}), wide.narrow(0, classes * d, classes)};
    };
    const auto images = shaped(torch::mv(m_h.t(), along.to(torch::kFloat32)));
    auto result = preconditioner.apply({vectors.weight - images.weight, vectors.bias - images.bias});
    const auto correction = along - torch::mv(m_h, flat(result)).to(torch::kFloat64);
    result.add(shaped(torch::mv(m_s.t(), correction.to(torch::kFloat32))), 1);
    return result;
}

} // namespace transect
