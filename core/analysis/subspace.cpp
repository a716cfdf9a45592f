#include "analysis/subspace.h"

#include <string>

#include <Eigen/Core>

#include "record/error.h"

namespace transect {

namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Map<const RowMajor> matrixOf(std::span<const double> values, std::int64_t dimension, std::int64_t k)
{
    const auto columns = dimension > 0 ? std::int64_t(values.size()) / dimension : 0;
    if (k < 1 || columns < k)
        throw Error("bad-subspace", "found " + std::to_string(columns) + " directions, expected at least " + std::to_string(k));
    return {values.data(), dimension, columns};
}

} // namespace

double subspaceOverlap(std::span<const double> first, std::span<const double> second, std::int64_t dimension, std::int64_t k)
{
    const auto v = matrixOf(first, dimension, k), w = matrixOf(second, dimension, k);
    return (v.leftCols(k).transpose() * w.leftCols(k)).squaredNorm() / double(k);
}

} // namespace transect
