#include "spectrum/tall_qr.h"

#include <algorithm>
#include <string>

#include <torch/types.h>
#include <torch/utils.h>

#include "record/error.h"

namespace transect {

namespace {

torch::Tensor reduced(const torch::Tensor& rows)
{
    return std::get<1>(torch::linalg_qr(rows, "r"));
}

/// `count` of them: of fewer rows than that the others are 0.
torch::Tensor padded(const torch::Tensor& sigma, std::int64_t count)
{
    return torch::constant_pad_nd(sigma.narrow(0, 0, std::min(count, sigma.size(0))), {0, std::max<std::int64_t>(0, count - sigma.size(0))});
}

} // namespace

TallQr::TallQr(std::int64_t dimension)
    : m_dimension(dimension)
    , m_rows(torch::empty({3 * (dimension + 1), dimension + 1}, torch::kFloat64))
{
}

void TallQr::add(const torch::Tensor& features)
{
    const torch::NoGradGuard noGrad;
    if (features.dim() != 2 || features.size(1) != m_dimension)
        throw Error("bad-features", c10::str("found features of shape ", features.sizes(), ", expected rows of ", m_dimension));
    if (!torch::isfinite(features).all().item<bool>())
        throw Error("bad-features", "found a feature that is not a finite number", {}, "the checkpoint may have diverged: look at its loss");
    m_count += features.size(0);
    for (std::int64_t first = 0; first < features.size(0);) {
        const auto count = std::min(m_rows.size(0) - m_filled, features.size(0) - first);
        auto room = m_rows.narrow(0, m_filled, count);
        room.select(1, 0).fill_(1);
        room.narrow(1, 1, m_dimension).copy_(features.narrow(0, first, count));
        m_filled += count;
        first += count;
        if (m_filled == m_rows.size(0))
            stack(reduced(m_rows));
    }
}

void TallQr::stack(const torch::Tensor& rows)
{
    m_rows.narrow(0, 0, rows.size(0)).copy_(rows);
    m_filled = rows.size(0);
}

void TallQr::merge(const TallQr& other)
{
    const torch::NoGradGuard noGrad;
    m_count += other.m_count;
    stack(reduced(torch::cat({factor(), other.factor()})));
}

torch::Tensor TallQr::factor() const
{
    const torch::NoGradGuard noGrad;
    return reduced(m_rows.narrow(0, 0, m_filled));
}

Spectrum takeSpectrum(const TallQr& qr)
{
    const torch::NoGradGuard noGrad;
    if (qr.count() == 0)
        throw Error("too-few-rows", "found no features, expected one row or more");
    const auto d = qr.dimension(), count = std::min(qr.count(), d);
    const auto factor = qr.factor().narrow(1, 1, d);
    const auto [left, sigma, right] = torch::linalg_svd(factor, false);
    // Below the first row is what the column of ones leaves of the others: the rows less their mean.
    const auto centred = factor.narrow(0, 1, factor.size(0) - 1);
    const auto sigmaCentred = centred.numel() > 0 ? torch::linalg_svdvals(centred) : torch::empty({0}, sigma.options());
    return {qr.count(), d, padded(sigma, count), padded(sigmaCentred, count), right.t().narrow(1, 0, std::min(count, right.size(0))).contiguous()};
}

} // namespace transect
