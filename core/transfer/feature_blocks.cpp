#include "transfer/feature_blocks.h"

#include <cmath>

#include <torch/types.h>

#include "record/error.h"

namespace transect {

torch::Tensor columnMeans(const torch::Tensor& features)
{
    auto sum = torch::zeros({features.size(1)}, features.options().dtype(torch::kFloat64));
    overBlocks(features, [&](const torch::Tensor& block, std::int64_t) { sum += block.sum(0); });
    return sum / double(features.size(0));
}

void requireLabelledRows(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes)
{
    if (features.dim() != 2 || labels.dim() != 1 || labels.size(0) != features.size(0) || features.numel() == 0)
        throw Error("bad-features", c10::str("found features of shape ", features.sizes(), " and ", labels.numel(), " labels, expected rows with a label each"));
    bool isFinite = true;
    overBlocks(features, [&](const torch::Tensor& block, std::int64_t) { isFinite = isFinite && torch::isfinite(block).all().item<bool>(); });
    if (!isFinite)
        throw Error("bad-features", "found a feature that is not a finite number", {}, "the checkpoint may have diverged: look at its loss");
    const auto [least, most] = torch::aminmax(labels);
    if (least.item<std::int64_t>() < 0 || most.item<std::int64_t>() >= classes)
        throw Error("bad-features", c10::str("found labels from ", least.item<std::int64_t>(), " to ", most.item<std::int64_t>(), ", expected 0 to ", classes - 1));
}

void requirePenalties(const std::vector<double>& lambdas)
{
    for (const double lambda : lambdas) {
        if (!(lambda > 0) || !std::isfinite(lambda))
            throw Error("bad-lambda", c10::str("found a penalty of ", lambda, ", expected more than 0"));
    }
}

} // namespace transect
