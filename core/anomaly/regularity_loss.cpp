#include "anomaly/regularity_loss.h"

#include <ATen/ops/linalg_vector_norm.h>

#include <torch/types.h>

namespace transect {

torch::Tensor regularityLoss(Transformer& transformer, const WindowBatch& batch, const DepthFactors& factors, ErrorNorm norm)
{
    const auto difference = transformer.forward(batch.input, factors) - batch.target;
    return (batch.weights * at::linalg_vector_norm(difference, norm == ErrorNorm::L1 ? 1 : 2, {-1})).mean();
}

} // namespace transect
