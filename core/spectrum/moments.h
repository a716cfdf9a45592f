#pragma once

#include <cstdint>

#include <torch/types.h>

namespace transect {

/// First and second moments of a stream of features, in fp64: everything that the spectrum and the measures derived from
/// it need, in O(d^2 + C d) memory however many rows come. Sums are taken about a shift (the mean of the first batch),
/// so that centring survives features far from 0 (E[xx'] - mu mu' would lose them).
class Moments {
public:
    /// d columns; labels 0 to classes - 1.
    Moments(std::int64_t dimension, std::int64_t classes);

    /// B x d features (any floating type) and B labels (int64), on the CPU.
    /// Throws Error "bad-features": another shape, a value that is not finite, a label out of range.
    void add(const torch::Tensor& features, const torch::Tensor& labels);
    /// As if the other's rows had been added too.
    void merge(const Moments& other);

    std::int64_t count() const { return m_count; }
    std::int64_t dimension() const { return m_sum.size(0); }
    torch::Tensor mean() const;            ///< d
    torch::Tensor gram() const;            ///< d x d: X'X
    torch::Tensor centredScatter() const;  ///< d x d: (X - mean)'(X - mean)
    torch::Tensor classCounts() const { return m_classCounts; } ///< C
    torch::Tensor centredClassMeans() const; ///< C x d: class means less the mean of all rows; rows of empty classes are 0

private:
    torch::Tensor scatter() const;

    std::int64_t m_count = 0;
    torch::Tensor m_shift, m_sum, m_scatter; ///< d; d; d x d, of which the lower half counts: about the shift
    torch::Tensor m_classCounts, m_classSums;
};

} // namespace transect
