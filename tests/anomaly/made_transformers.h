#pragma once

#include "anomaly/regularity_loss.h"
#include "models/networks.h"

namespace transect::testing {

/// A transformer with the size of its batches.
struct TransformerCase {
    std::string name;
    Json model;
    std::int64_t windows, poses, joints;
};

/// With norms and tables that are not at rest.
inline std::shared_ptr<Transformer> transformerOf(const TransformerCase& one)
{
    torch::manual_seed(3);
    auto transformer = std::make_shared<Transformer>(complete(transformerSchema(), one.model), one.poses, one.joints);
    const torch::NoGradGuard noGrad;
    for (auto& parameter : transformer->parameters())
        parameter.add_(torch::randn_like(parameter), 0.05);
    return transformer;
}

/// The first pose of the first window is masked.
inline WindowBatch batchOf(const TransformerCase& one)
{
    torch::manual_seed(5);
    WindowBatch batch{torch::randn({one.windows, one.poses, one.joints, 2}) * 30, torch::randn({one.windows, one.poses, one.joints, 2}) * 30,
                      torch::rand({one.windows, one.poses, one.joints})};
    batch.input[0][0].zero_();
    return batch;
}

} // namespace transect::testing
