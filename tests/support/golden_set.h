#pragma once

#include <torch/types.h>

namespace transect::testing {

/// A small feature matrix without a random generator, N = 120, d = 8, C = 4, whose measures were computed by independent
/// programs: y_i = i mod 4, X_ij = 0.3 + [sin(0.1 (i + 1)(j + 1)) + 0.5 cos(0.3 (y_i + 1)(j + 2))] / (j + 1).
struct GoldenSet {
    torch::Tensor features = torch::empty({120, 8}, torch::kFloat64);
    torch::Tensor labels = torch::arange(120, torch::kInt64).remainder(4);

    GoldenSet()
    {
        for (int i = 0; i < 120; ++i) {
            for (int j = 0; j < 8; ++j)
                features[i][j] = 0.3 + (std::sin(0.1 * (i + 1) * (j + 1)) + 0.5 * std::cos(0.3 * (i % 4 + 1) * (j + 2))) / (j + 1);
        }
    }
};

} // namespace transect::testing
