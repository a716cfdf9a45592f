#include "transfer/ridge.h"

#include <cmath>

#include <torch/types.h>
#include <torch/utils.h>

#include "transfer/feature_blocks.h"

namespace transect {

namespace {

/// The moments that a ridge path is made of, in fp64.
struct RidgeMoments {
    torch::Tensor mean, shares;  ///< d, C
    torch::Tensor axes, values;  ///< of the centred X'X
    torch::Tensor along;         ///< d x C: the centred X'Y on the axes
    double total = 0;            ///< |Y - its mean|^2

    RidgeMoments(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes)
        : mean(columnMeans(features))
    {
        const auto n = double(features.size(0));
        const auto counts = torch::bincount(labels, {}, classes).to(torch::kFloat64);
        shares = counts / n;
        total = n - counts.square().sum().item<double>() / n;
        auto scatter = torch::zeros({features.size(1), features.size(1)}, mean.options());
        auto sums = torch::zeros({classes, features.size(1)}, mean.options());
        overBlocks(features, [&](const torch::Tensor& block, std::int64_t first) {
            const auto moved = block - mean;
            scatter.addmm_(moved.t(), moved);
            sums.index_add_(0, labels.narrow(0, first, block.size(0)), moved);
        });
        const auto [found, vectors] = torch::linalg_eigh(scatter);
        values = found.clamp_min(0);
        axes = vectors;
        along = torch::mm(vectors.t(), sums.t());
    }
};

} // namespace

std::vector<RidgeFit> fitRidgePath(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes, const std::vector<double>& lambdas)
{
    const torch::NoGradGuard noGrad;
    requireLabelledRows(features, labels, classes);
    requirePenalties(lambdas);
    const RidgeMoments moments(features, labels, classes);
    std::vector<RidgeFit> fits;
    for (const double lambda : lambdas) {
        RidgeFit fit;
        fit.lambda = lambda;
        const auto shrunk = moments.along / (moments.values + lambda).unsqueeze(1);
        fit.weight = torch::mm(moments.axes, shrunk).t().contiguous();
        fit.bias = moments.shares - torch::mv(fit.weight, moments.mean);
        fit.squaredError = moments.total - 2 * (shrunk * moments.along).sum().item<double>() + (shrunk.square() * moments.values.unsqueeze(1)).sum().item<double>();
        fits.push_back(fit);
    }
    return fits;
}

} // namespace transect
