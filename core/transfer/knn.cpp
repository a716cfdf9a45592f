#include "transfer/knn.h"

#include <algorithm>

#include <torch/nn/functional/normalization.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "record/error.h"

namespace transect {

namespace {

constexpr std::int64_t mostSimilarities = 1 << 24; ///< of a block of test rows: 64 MiB

void requireRows(const LabelledFeatures& train, const torch::Tensor& test, std::int64_t classes)
{
    const auto& features = train.features;
    if (features.dim() != 2 || features.size(0) == 0 || test.dim() != 2 || test.size(1) != features.size(1) || train.labels.dim() != 1
        || train.labels.size(0) != features.size(0))
        throw Error("bad-features", c10::str("found training rows ", features.sizes(), " with labels ", train.labels.sizes(), " and test rows ",
                                             test.sizes(), ", expected rows of one length, each training row with a label"));
    if (!torch::isfinite(features).all().item<bool>() || !torch::isfinite(test).all().item<bool>())
        throw Error("bad-features", "found a feature that is not a finite number", {}, "the checkpoint may have diverged: look at its loss");
    const auto [least, most] = torch::aminmax(train.labels);
    if (least.item<std::int64_t>() < 0 || most.item<std::int64_t>() >= classes)
        throw Error("bad-features", c10::str("found labels from ", least.item<std::int64_t>(), " to ", most.item<std::int64_t>(), ", expected 0 to ", classes - 1));
}

void requireNeighbours(const std::vector<std::int64_t>& ks, double temperature, std::int64_t rows)
{
    for (const auto k : ks) {
        if (k < 1 || k > rows)
            throw Error("bad-neighbours", c10::str("found k = ", k, ", expected 1 to the number of training rows, ", rows));
    }
    if (!(temperature > 0))
        throw Error("bad-neighbours", c10::str("found a temperature of ", temperature, ", expected more than 0"));
}

torch::Tensor unitRows(const torch::Tensor& features)
{
    return torch::nn::functional::normalize(features.to(torch::kFloat32));
}

} // namespace

std::vector<torch::Tensor> nearestNeighbours(const LabelledFeatures& train, const torch::Tensor& test, std::int64_t classes,
                                             const std::vector<std::int64_t>& ks, double temperature)
{
    const torch::NoGradGuard noGrad;
    requireRows(train, test, classes);
    requireNeighbours(ks, temperature, train.features.size(0));
    std::vector<torch::Tensor> predicted(ks.size(), torch::empty({0}, train.labels.options()));
    if (ks.empty() || test.size(0) == 0)
        return predicted;

    const auto columns = unitRows(train.features).t();
    const auto rows = unitRows(test);
    const auto mostNeighbours = *std::ranges::max_element(ks);
    std::vector<std::vector<torch::Tensor>> blocks(ks.size());
    for (const auto& block : rows.split(std::max<std::int64_t>(1, mostSimilarities / columns.size(1)))) {
        const auto [similarity, index] = torch::mm(block, columns).topk(mostNeighbours);
        const auto votes = (similarity.to(torch::kFloat64) / temperature).exp();
        const auto voted = train.labels.index({index});
        for (std::size_t i = 0; i < ks.size(); ++i) {
            const auto sums = torch::zeros({block.size(0), classes}, votes.options())
                                  .scatter_add_(1, voted.narrow(1, 0, ks[i]), votes.narrow(1, 0, ks[i]));
            blocks[i].push_back(sums.argmax(1));
        }
    }
    for (std::size_t i = 0; i < ks.size(); ++i)
        predicted[i] = torch::cat(blocks[i]);
    return predicted;
}

} // namespace transect
