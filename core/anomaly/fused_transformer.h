#pragma once

#include <memory>

#include "anomaly/regularity_loss.h"

namespace transect {

/// Computes what a Transformer computes, up to rounding, on the CPU: a few windows at a time go through the whole network
/// and, in training, all the way back, so that what lies between stays in the cache and memory does not grow with the
/// batch. Each thread takes a part of the batch; the results are the same for the same number of threads.
/// On other devices and for widths that are no multiple of 8 a head the Transformer itself computes.
class FusedTransformer {
public:
    explicit FusedTransformer(std::shared_ptr<Transformer> transformer);
    ~FusedTransformer();

    /// regularityLoss() of the transformer.
    torch::Tensor loss(const WindowBatch& batch, const DepthFactors& factors, ErrorNorm norm);
    /// Transformer::forward(), without gradients.
    torch::Tensor predict(const torch::Tensor& windows);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
