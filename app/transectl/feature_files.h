#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <torch/types.h>

#include "record/npy_rows.h"

namespace transect {

/// Calls `sink` with all rows in blocks, in order: B x d, fp64.
void streamRows(const NpyRows& array, const std::function<void(const torch::Tensor& rows)>& sink);

/// All rows: n x d, in single precision where that holds every element exactly, else in double.
torch::Tensor readRows(const NpyRows& array);

/// Whole numbers of any type, one for each of `rows` rows. Throws Error "bad-labels" with the path: another number of them, more
/// than one column, a number that is not whole.
std::vector<std::int64_t> readLabels(const std::filesystem::path& path, std::int64_t rows);

/// Labels by their place among the distinct ones.
struct Classes {
    std::vector<std::int64_t> names; ///< ascending

    /// Throws Error "bad-labels" with the path where there are more than 10,000: the products of class means would fill the memory.
    static Classes of(const std::vector<std::int64_t>& labels, const std::filesystem::path& path);
    /// n, int64. Throws Error "bad-labels" with the path of a label that is not among the names.
    torch::Tensor indices(const std::vector<std::int64_t>& labels, const std::filesystem::path& path) const;
    std::int64_t count() const { return std::int64_t(names.size()); }
};

} // namespace transect
