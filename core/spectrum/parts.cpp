#include "spectrum/parts.h"

#include <algorithm>
#include <string>

#include <torch/types.h>

#include "record/error.h"
#include "spectrum/moments.h"
#include "spectrum/spectrum.h"

namespace transect {

namespace {

torch::Tensor project(const torch::Tensor& features, const torch::Tensor& basis)
{
    return torch::mm(torch::mm(features.to(torch::kFloat64), basis), basis.t());
}

} // namespace

FeatureParts::FeatureParts(const torch::Tensor& features, double share, bool squared)
    : FeatureParts(features, 0)
{
    m_k = componentsHolding(share, squared);
}

FeatureParts::FeatureParts(const torch::Tensor& features, std::int64_t k)
{
    Moments moments(features.size(1), 1);
    moments.add(features, torch::zeros({features.size(0)}, torch::kInt64));
    const auto [values, vectors] = torch::linalg_eigh(moments.gram());
    m_vectors = vectors.flip(1).contiguous();
    m_sigma = values.flip(0).narrow(0, 0, std::min(features.size(0), features.size(1))).clamp_min(0).sqrt();
    *this = cutAt(k);
}

FeatureParts FeatureParts::cutAt(std::int64_t k) const
{
    if (k < 0 || k > dimension())
        throw Error("bad-components", "found k = " + std::to_string(k) + ", expected 0 to the number of columns, " + std::to_string(dimension()), {}, "choose at most as many components as there are features");
    auto parts = *this;
    parts.m_k = k;
    return parts;
}

std::int64_t FeatureParts::componentsHolding(double share, bool squared) const
{
    return transect::componentsHolding(m_sigma, share, squared);
}

torch::Tensor FeatureParts::main(const torch::Tensor& features) const
{
    return project(features, mainAxes()).to(torch::kFloat32);
}

torch::Tensor FeatureParts::residual(const torch::Tensor& features) const
{
    return (features.to(torch::kFloat64) - project(features, mainAxes())).to(torch::kFloat32);
}

} // namespace transect
