#pragma once

#include <memory>
#include <optional>

#include "methods/method.h"
#include "training/device.h"
#include "training/optimiser.h"
#include "training/schedule.h"

namespace transect {

struct StepOutcome {
    torch::Tensor loss;         ///< detached scalar on the device
    StepMetrics metrics;        ///< the method's
    double learningRate = 0;
    torch::Tensor gradientNorm; ///< before clipping; undefined unless asked for or clipping
};

/// One optimisation step of a method: forward under autocast, backward, clipping, update, the method's own afterUpdate().
/// Pre-training and fine-tuning both stand on it.
class Stepper {
public:
    /// The method is on `compute`'s device and in its memory format already. `clip`: the largest gradient norm.
    Stepper(Method& method, const Json& optimiser, Schedule schedule, Compute compute, std::int64_t totalSteps,
            std::optional<double> clip = {});

    /// Step number `step`, counted from 0. The gradient norm is computed where `wantNorm`.
    StepOutcome step(const Batch& batch, std::int64_t step, bool wantNorm);

    /// What resuming needs besides the method: the optimiser's state, and the loss scale under fp16. Live tensors.
    NamedTensors state();
    double stateShare() const { return m_optimiser->stateShare(); }

private:
    std::optional<torch::Tensor> unscale();

    Method& m_method;
    std::unique_ptr<Optimiser> m_optimiser;
    Schedule m_schedule;
    Compute m_compute;
    std::int64_t m_total;
    std::optional<double> m_clip;
    torch::Tensor m_scale, m_growth; ///< of fp16's loss scaling; undefined otherwise
};

/// The batch on the device of `compute`, in its memory format.
Batch onDevice(Batch batch, const Compute& compute);

} // namespace transect
