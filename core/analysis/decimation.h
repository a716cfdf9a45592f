#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics.h"

namespace transect {

/// What part of a curve is drawn, and how wide.
struct DrawnRange {
    Interval x;               ///< ends in ascending order; positive where the axis is logarithmic
    int columns = 0;          ///< of pixels, at least 1
    bool isLogarithmic = false;
    bool operator==(const DrawnRange&) const = default;
};

/// A range with the place where each of its columns ends: worked out once for all the curves of a plot.
class PixelColumns {
public:
    explicit PixelColumns(const DrawnRange& range);

    const DrawnRange& range() const { return m_range; }
    int count() const { return m_range.columns; }
    double end(int column) const { return m_ends[std::size_t(column)]; } ///< which belongs to the next column
    bool isEmpty() const { return !(m_range.x.high > m_range.x.low); }

private:
    DrawnRange m_range;
    std::vector<double> m_ends;
};

/// The indices, ascending, of the points that give the same picture as all: in each column of pixels the first, the least,
/// the greatest and the last, the ends of a gap (y not finite), and the nearest point outside the range on either side, so that
/// lines run to the edge. All points of the range where they are fewer than 4 a column. `x` ascends; y[i] belongs to x[i].
/// On a logarithmic axis points with x <= 0 have no column and are left out.
std::vector<std::size_t> decimate(std::span<const double> x, std::span<const double> y, const PixelColumns& columns);

} // namespace transect
