#include "training/stepper.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <ATen/ops/_amp_foreach_non_finite_check_and_unscale.h>
#include <ATen/ops/_amp_update_scale.h>

namespace transect {

namespace {

/// A step frees what the next one asks for again: glibc would give large blocks back to the system in between, which clears each
/// page anew (more than half of the page faults of a ResNet-50).
void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, -1);
#endif
}

} // namespace

Stepper::Stepper(const torch::nn::Module& module, const Json& optimiser, Schedule schedule, Compute compute, std::optional<double> clip)
    : m_optimiser(makeOptimiser(optimiser, module))
    , m_schedule(std::move(schedule))
    , m_compute(compute)
    , m_clip(clip)
{
    keepFreedMemory();
    if (compute.autocast == torch::kFloat16) {
        const auto options = torch::TensorOptions(torch::kFloat32).device(compute.device);
        m_scale = torch::full({1}, 65536.0, options);
        m_growth = torch::zeros({1}, options.dtype(torch::kInt32));
    }
}

StepOutcome Stepper::step(const std::function<StepResult()>& forward, std::int64_t step, bool wantNorm)
{
    StepResult result;
    {
        const AutocastScope autocast(m_compute);
        result = forward();
    }
    m_optimiser->clearGradients();
    (m_scale.defined() ? result.loss * m_scale.squeeze() : result.loss).backward();
    const auto foundInf = unscale();

    StepOutcome outcome{result.loss.detach(), std::move(result.metrics), m_schedule.at(step), {}};
    if (m_clip)
        outcome.gradientNorm = m_optimiser->clipGradients(*m_clip);
    else if (wantNorm)
        outcome.gradientNorm = m_optimiser->gradientNorm();
    m_optimiser->step(outcome.learningRate, foundInf);
    return outcome;
}

std::optional<torch::Tensor> Stepper::unscale()
{
    if (!m_scale.defined())
        return std::nullopt;
    auto foundInf = torch::zeros_like(m_scale);
    at::_amp_foreach_non_finite_check_and_unscale_(m_optimiser->gradients(), foundInf, m_scale.reciprocal());
    // Growth 2 after 2,000 good steps, half after an overflow: torch.amp.GradScaler's defaults.
    at::_amp_update_scale_(m_scale, m_growth, foundInf, 2.0, 0.5, 2000);
    return foundInf;
}

NamedTensors Stepper::state()
{
    auto state = m_optimiser->state();
    if (m_scale.defined()) {
        state.emplace_back("loss_scale", m_scale);
        state.emplace_back("loss_scale_growth", m_growth);
    }
    return state;
}

Batch onDevice(Batch batch, const Compute& compute)
{
    for (auto& view : batch.views) {
        if (compute.device.is_cuda() || !compute.channelsLast)
            view = view.to(compute.device, torch::kFloat32, true, false, compute.memoryFormat());
    }
    if (compute.device.is_cuda()) {
        batch.labels = batch.labels.to(compute.device, true);
        batch.indices = batch.indices.to(compute.device, true);
    }
    return batch;
}

} // namespace transect
