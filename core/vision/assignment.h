#pragma once

#include <span>
#include <utility>
#include <vector>

namespace transect {

/// The pairs (row, column) with the largest sum of gains, in which each row and each column occurs at most once, by
/// shortest augmenting paths (Jonker and Volgenant, 1987). `gains` is rows x columns; what is not over 0 is never paired.
/// Ascending by row. The same gains give the same pairs.
std::vector<std::pair<int, int>> bestPairs(std::span<const double> gains, int rows, int columns);

} // namespace transect
