#include "spectrum/moments.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "record/error.h"

namespace transect {

namespace {

void requireRows(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t dimension, std::int64_t classes)
{
    if (features.dim() != 2 || features.size(1) != dimension || labels.dim() != 1 || labels.size(0) != features.size(0))
        throw Error("bad-features", "found features of " + std::to_string(features.size(0)) + " x " + std::to_string(features.size(-1)) + " and " +
                                        std::to_string(labels.numel()) + " labels, expected rows of " + std::to_string(dimension) + " with a label each");
    if (!torch::isfinite(features).all().item<bool>())
        throw Error("bad-features", "found a feature that is not a finite number", {}, "the checkpoint may have diverged: look at its loss");
    if (labels.numel() > 0 && (labels.min().item<std::int64_t>() < 0 || labels.max().item<std::int64_t>() >= classes))
        throw Error("bad-features", "found label " + std::to_string(labels.max().item<std::int64_t>()) + ", expected 0 to " + std::to_string(classes - 1));
}

} // namespace

Moments::Moments(std::int64_t dimension, std::int64_t classes)
    : m_sum(torch::zeros({dimension}, torch::kFloat64))
    , m_scatter(torch::zeros({dimension, dimension}, torch::kFloat64))
    , m_classCounts(torch::zeros({classes}, torch::kFloat64))
    , m_classSums(torch::zeros({classes, dimension}, torch::kFloat64))
{
}

void Moments::add(const torch::Tensor& features, const torch::Tensor& labels)
{
    const torch::NoGradGuard noGrad;
    requireRows(features, labels, dimension(), m_classCounts.size(0));
    if (features.size(0) == 0)
        return;
    auto rows = features.to(torch::kFloat64, false, true);
    if (m_count == 0)
        m_shift = rows.mean(0);
    rows.sub_(m_shift);
    m_count += rows.size(0);
    m_sum += rows.sum(0);
    // The lower half, by strips: the scatter is symmetric.
    constexpr std::int64_t strip = 256;
    for (std::int64_t row = 0; row < dimension(); row += strip) {
        const auto height = std::min(strip, dimension() - row);
        m_scatter.narrow(0, row, height).narrow(1, 0, row + height).addmm_(rows.narrow(1, row, height).t(), rows.narrow(1, 0, row + height));
    }
    m_classCounts.index_add_(0, labels, torch::ones({labels.size(0)}, torch::kFloat64));
    m_classSums.index_add_(0, labels, rows);
}

void Moments::merge(const Moments& other)
{
    if (other.m_count == 0)
        return;
    if (m_count == 0) {
        *this = Moments(other.dimension(), other.m_classCounts.size(0));
        m_shift = other.m_shift.clone();
    }
    const auto move = other.m_shift - m_shift;
    const auto cross = torch::outer(other.m_sum, move);
    m_count += other.m_count;
    m_sum += other.m_sum + double(other.m_count) * move;
    m_scatter += other.m_scatter + cross + cross.t() + double(other.m_count) * torch::outer(move, move);
    m_classCounts += other.m_classCounts;
    m_classSums += other.m_classSums + torch::outer(other.m_classCounts, move);
}

torch::Tensor Moments::mean() const
{
    return m_shift + m_sum / double(m_count);
}

torch::Tensor Moments::scatter() const
{
    return m_scatter.tril() + m_scatter.tril(-1).t();
}

torch::Tensor Moments::gram() const
{
    const auto cross = torch::outer(m_sum, m_shift);
    return scatter() + cross + cross.t() + double(m_count) * torch::outer(m_shift, m_shift);
}

torch::Tensor Moments::centredScatter() const
{
    return scatter() - torch::outer(m_sum, m_sum) / double(m_count);
}

torch::Tensor Moments::centredClassMeans() const
{
    const auto means = m_classSums / m_classCounts.clamp_min(1).unsqueeze(1) - m_sum / double(m_count);
    return means * m_classCounts.gt(0).unsqueeze(1);
}

} // namespace transect
