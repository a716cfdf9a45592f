#pragma once

#include <functional>
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

/// One optimisation step: forward under autocast, backward, clipping, update. Every kind of training stands on it.
class Stepper {
public:
    /// The module is on `compute`'s device and in its memory format already. `clip`: the largest gradient norm.
    Stepper(const torch::nn::Module& module, const Json& optimiser, Schedule schedule, Compute compute, std::optional<double> clip = {});

    /// Step number `step`, counted from 0, on the loss that `forward` returns. The gradient norm is computed where `wantNorm`.
    StepOutcome step(const std::function<StepResult()>& forward, std::int64_t step, bool wantNorm);

    /// What resuming needs besides the module: the optimiser's state, and the loss scale under fp16. Live tensors.
    NamedTensors state();
    double stateShare() const { return m_optimiser->stateShare(); }

private:
    std::optional<torch::Tensor> unscale();

    std::unique_ptr<Optimiser> m_optimiser;
    Schedule m_schedule;
    Compute m_compute;
    std::optional<double> m_clip;
    torch::Tensor m_scale, m_growth; ///< of fp16's loss scaling; undefined otherwise
};

/// The batch on the device of `compute`, in its memory format.
Batch onDevice(Batch batch, const Compute& compute);

} // namespace transect
