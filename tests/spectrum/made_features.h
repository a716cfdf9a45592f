#pragma once

#include <torch/types.h>
#include <torch/utils.h>

#include "spectrum/spectrum.h"

namespace transect::testing {

/// Of features that come in batches of 37 rows.
inline Moments momentsOf(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes)
{
    Moments moments(features.size(1), classes);
    for (std::int64_t i = 0; i < features.size(0); i += 37) {
        const auto rows = std::min<std::int64_t>(37, features.size(0) - i);
        moments.add(features.narrow(0, i, rows), labels.narrow(0, i, rows));
    }
    return moments;
}

/// n rows about C class means, whose scale falls from column to column; labels i mod C.
struct MadeFeatures {
    torch::Tensor features, labels;
    Moments moments;

    MadeFeatures(std::int64_t n, std::int64_t d, std::int64_t classes)
        : moments(d, classes)
    {
        torch::manual_seed(11);
        labels = torch::arange(n, torch::kInt64).remainder(classes);
        const auto means = torch::randn({classes, d}, torch::kFloat64);
        const auto scale = torch::arange(1, d + 1, torch::kFloat64).pow(-0.7);
        features = (means.index_select(0, labels) + torch::randn({n, d}, torch::kFloat64)) * scale + 0.4;
        moments = momentsOf(features, labels, classes);
    }
};

} // namespace transect::testing
