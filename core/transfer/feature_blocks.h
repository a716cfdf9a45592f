#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include <torch/types.h>

namespace transect {

/// Calls `work(block, first)` with blocks of the rows in fp64, in order, 32 MiB of them at once.
template <typename Work> void overBlocks(const torch::Tensor& rows, const Work& work)
{
    constexpr std::int64_t elements = 1 << 22;
    const auto most = std::max<std::int64_t>(1, elements / std::max<std::int64_t>(1, rows.size(1)));
    for (std::int64_t first = 0; first < rows.size(0); first += most) {
        const auto count = std::min(most, rows.size(0) - first);
        work(rows.narrow(0, first, count).to(torch::kFloat64), first);
    }
}

/// d, fp64.
torch::Tensor columnMeans(const torch::Tensor& features);

/// Throws Error "bad-features": not n x d with a label (0 to classes - 1) each, no element, or one that is not finite.
void requireLabelledRows(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes);

/// Throws Error "bad-lambda" where one is not a finite number above 0.
void requirePenalties(const std::vector<double>& lambdas);

} // namespace transect
