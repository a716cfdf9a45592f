#pragma once

#include <cstdint>

#include <torch/types.h>

#include "spectrum/spectrum.h"

namespace transect {

/// The triangular factor of a stream of features, with a column of ones before them, in fp64 (TSQR; Demmel et al. 2012): the exact
/// option beside Moments. Singular values from it are right to about 1e-15 of the largest, where X'X loses all below 1e-8 of it, and the
/// ones take the mean off without a cancellation. O(n d^2) time, about twice that of Moments; O(d^2) memory.
class TallQr {
public:
    explicit TallQr(std::int64_t dimension);

    /// B x d, any floating type, on the CPU. Throws Error "bad-features": another shape, a value that is not finite.
    void add(const torch::Tensor& features);
    /// As if the other's rows had been added too.
    void merge(const TallQr& other);

    std::int64_t count() const { return m_count; }
    std::int64_t dimension() const { return m_dimension; }
    /// R, at most (d + 1) x (d + 1): [1 X] = Q R.
    torch::Tensor factor() const;

private:
    void stack(const torch::Tensor& rows);

    std::int64_t m_count = 0, m_dimension;
    torch::Tensor m_rows;      ///< the last factor, and below it rows that are not yet in it: 3 (d + 1) x (d + 1)
    std::int64_t m_filled = 0; ///< of these
};

/// As takeSpectrum() of moments. Throws Error "too-few-rows" without rows.
Spectrum takeSpectrum(const TallQr& qr);

} // namespace transect
