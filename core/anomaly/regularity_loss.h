#pragma once

#include "anomaly/transformer.h"
#include "anomaly/window_loader.h"
#include "anomaly/window_scores.h"

namespace transect {

/// The loss of the transformer on a batch, a scalar with gradient: mean over B T K of weight * |prediction - target|
/// (arXiv 2112.03649, section III-C, there as a sum). `factors`: a draw of stochastic depth; empty: none.
torch::Tensor regularityLoss(Transformer& transformer, const WindowBatch& batch, const DepthFactors& factors, ErrorNorm norm);

} // namespace transect
