#include "spectrum/parts.h"

#include <torch/types.h>

#include "spectrum/spectrum.h"

namespace transect {

namespace {

Spectrum spectrumOf(const torch::Tensor& features)
{
    Moments moments(features.size(1), 1);
    moments.add(features, torch::zeros({features.size(0)}, torch::kInt64));
    return takeSpectrum(moments);
}

torch::Tensor project(const torch::Tensor& features, const torch::Tensor& basis)
{
    return torch::mm(torch::mm(features.to(torch::kFloat64), basis), basis.t());
}

} // namespace

FeatureParts::FeatureParts(const torch::Tensor& features, double share, bool squared)
{
    const auto spectrum = spectrumOf(features);
    m_basis = spectrum.vectors.narrow(1, 0, componentsHolding(spectrum.sigmaUncentred, share, squared)).contiguous();
}

FeatureParts::FeatureParts(const torch::Tensor& features, std::int64_t k)
    : m_basis(spectrumOf(features).vectors.narrow(1, 0, k).contiguous())
{
}

torch::Tensor FeatureParts::main(const torch::Tensor& features) const
{
    return project(features, m_basis).to(torch::kFloat32);
}

torch::Tensor FeatureParts::residual(const torch::Tensor& features) const
{
    return (features.to(torch::kFloat64) - project(features, m_basis)).to(torch::kFloat32);
}

} // namespace transect
