#pragma once

#include <memory>
#include <utility>

#include "data/batches.h"
#include "models/network.h"
#include "methods/method_schemas.h"

namespace transect {

/// Named scalars of a step, detached, on any device: read only when an event is due, so that a GPU need not wait.
using StepMetrics = std::vector<std::pair<std::string, torch::Tensor>>;

struct StepResult {
    torch::Tensor loss; ///< scalar with gradient
    StepMetrics metrics;
};

/// A pre-training objective. It is a module, so that everything it trains (parameters that require gradients) and
/// everything it must remember (momentum encoders, queues, teachers: buffers and parameters that do not) is saved
/// and resumed with it; a method with several views, clips or sound asks for them by views().
class Method : public torch::nn::Module {
public:
    /// The augmentations of the views that step() takes; one view where the method does not say otherwise.
    virtual std::vector<Json> views(const Json& augmentation) const { return {augmentation}; }
    /// Forward pass and loss in training mode. The batch is on the model's device.
    virtual StepResult step(const Batch& batch) = 0;
    /// After the optimiser's update number `step` of `total`: momentum encoders and queues move here.
    virtual void afterUpdate(std::int64_t step, std::int64_t total) { (void)step, (void)total; }
    /// Scores on held-out data in evaluation mode: {name, sum over the batch}; empty where the method has none.
    virtual StepMetrics evaluate(const Batch& batch) { (void)batch; return {}; }
    /// The encoder that becomes the checkpoint.
    virtual Network& network() = 0;
};

struct MethodInput {
    NetworkPtr network;
    std::int64_t classes = 0;
};

std::shared_ptr<Method> makeMethod(const Json& method, const MethodInput& input);

} // namespace transect
