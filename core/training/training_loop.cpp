#include "training/training_loop.h"

#include <algorithm>
#include <cmath>

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "record/checkpoint_plan.h"
#include "record/checkpoint_record.h"
#include "record/error.h"

namespace transect {

namespace {

torch::Generator generatorOf(const torch::Device& device)
{
    return at::globalContext().defaultGenerator(device);
}

} // namespace

TrainingLoop::TrainingLoop(JobContext& context, std::string items)
    : m_run(context.run)
    , m_parameters(context.spec.parameters)
    , m_seed(context.spec.seed)
    , m_items(std::move(items))
    , m_compute(prepareCompute(m_parameters))
{
}

void TrainingLoop::prepare()
{
    const auto epochs = m_parameters.at("epochs").get<std::int64_t>();
    m_total = epochs * stepsPerEpoch();
    const auto& clip = m_parameters.at("gradient_clip");
    m_stepper = std::make_unique<Stepper>(trained(), m_parameters.at("optimiser"), Schedule(m_parameters.at("schedule"), stepsPerEpoch(), m_total), m_compute,
                                          clip.is_null() ? std::nullopt : std::optional(clip.get<double>()));
    const auto planned = plannedSteps(m_parameters.at("checkpoints"), epochs, stepsPerEpoch());
    m_planned.insert(planned.begin(), planned.end());
}

void TrainingLoop::execute()
{
    m_run.setState(RunStatus::Running);
    const auto point = newestResumePoint(m_run.folder());
    requireDiskSpace(point ? point->step : -1);
    Json fields{{"parameters", parameterCount(trained())}, {"steps_per_epoch", stepsPerEpoch()}, {"total_steps", m_total},
                {"device", m_compute.device.str()}, {"source_fingerprint", dataFingerprint()}};
    fields.update(setup());
    m_run.event("setup", std::move(fields));
    if (point)
        resume(*point);
    else
        start();
    while (m_step < m_total)
        trainEpoch();
    finish();
    removeLatest(m_run.folder());
    m_run.setProgress(double(m_total), double(m_total), "steps", "finished");
}

/// Room for what is still to be written after step `done`.
void TrainingLoop::requireDiskSpace(std::int64_t done)
{
    const auto ahead = std::size_t(std::distance(m_planned.upper_bound(done), m_planned.end()));
    const auto bytesOf = [](const std::vector<torch::Tensor>& tensors) {
        double bytes = 0;
        for (const auto& tensor : tensors)
            bytes += double(tensor.nbytes());
        return bytes;
    };
    double each = bytesOf(checkpointed().parameters()) * (1 + m_stepper->stateShare());
    for (const auto& [name, tensor] : beside())
        each += double(tensor.nbytes());
    const double needed = each * double(ahead + 2); // two more while "latest" is replaced
    const double available = double(std::filesystem::space(m_run.folder().root).available);
    if (needed > available)
        throw Error("disk-full",
                    "its " + std::to_string(ahead) + " checkpoints need about " + std::to_string(std::int64_t(needed / 1e6)) + " MB, and " +
                        std::to_string(std::int64_t(available / 1e6)) + " MB are free",
                    m_run.folder().root.string(), "free space, choose another library, or write fewer checkpoints");
}

void TrainingLoop::start()
{
    reportUnreachable();
    reportLongWarmUp();
    removeLatest(m_run.folder());
    begin();
    if (evaluationIsDue())
        evaluateNow();
    if (isPlanned())
        save(plannedName());
}

/// Checkpoints that were asked for and will not be: the training is shorter.
void TrainingLoop::reportUnreachable()
{
    const auto& checkpoints = m_parameters.at("checkpoints");
    const auto epochs = m_parameters.at("epochs").get<std::int64_t>();
    std::string unreachable;
    if (checkpoints.at("series") == "list") {
        for (const auto& epoch : checkpoints.at("epochs")) {
            if (epoch.get<std::int64_t>() > epochs)
                unreachable += (unreachable.empty() ? "epoch " : ", epoch ") + epoch.dump();
        }
    }
    for (const auto& step : checkpoints.at("first_epoch_steps")) {
        if (epochs == 0 || step.get<std::int64_t>() >= stepsPerEpoch())
            unreachable += (unreachable.empty() ? "step " : ", step ") + step.dump() + " of the first epoch";
    }
    if (!unreachable.empty())
        m_run.event("notice", {{"code", "checkpoint-beyond-end"},
                               {"text", "no checkpoint will be written at " + unreachable + ": there are " + std::to_string(epochs) + " epochs of " +
                                            std::to_string(stepsPerEpoch()) + " steps"}});
}

void TrainingLoop::reportLongWarmUp()
{
    const auto steps = Schedule(m_parameters.at("schedule"), stepsPerEpoch(), m_total).warmUpSteps();
    if (m_total > 0 && steps > m_total)
        m_run.event("notice", {{"code", "warm-up-beyond-end"},
                               {"text", "the learning rate will not reach its full value: it grows over " + std::to_string(steps) + " steps, and there are " +
                                            std::to_string(m_total)}});
}

void TrainingLoop::trainEpoch()
{
    const auto epoch = m_step / stepsPerEpoch();
    startEpoch(epoch, m_step - epoch * stepsPerEpoch());
    m_windowStart = Clock::now();
    m_windowItems = 0;
    m_windowWait = 0;
    while (const auto items = nextBatch()) {
        trainStep(*items);
        if (m_step % stepsPerEpoch() == 0)
            finishEpoch();
        if (evaluationIsDue())
            evaluateNow();
        if (isPlanned())
            save(plannedName());
        else if (std::chrono::duration<double>(Clock::now() - m_lastSave).count() > 60 * m_parameters.at("checkpoints").at("safety_minutes").get<double>())
            saveLatest();
        stopIfAsked();
    }
    reportNotices();
}

void TrainingLoop::trainStep(std::int64_t items)
{
    trained().train();
    const bool due = (m_step + 1) % m_parameters.at("metrics_every").get<std::int64_t>() == 0;
    const auto outcome = m_stepper->step([this] { return forward(); }, m_step, due);
    afterUpdate();
    ++m_step;
    m_windowItems += items;
    m_means.addImages(items);
    m_means.add("loss", outcome.loss, items);
    for (const auto& [name, value] : outcome.metrics)
        m_means.add(name, value, items);
    // Reading the loss makes a GPU wait, so there it is read only when it is needed anyway; a sum that once was not
    // finite stays so.
    if (due || !m_compute.device.is_cuda())
        requireFinite(outcome.loss.item<double>());
    if (due)
        report(outcome);
}

void TrainingLoop::report(const StepOutcome& outcome)
{
    const double seconds = std::chrono::duration<double>(Clock::now() - m_windowStart).count();
    Json fields{{"step", m_step}, {"epoch", position()}, {"loss", outcome.loss.item<double>()}};
    for (const auto& [name, value] : outcome.metrics)
        fields[name] = value.item<double>();
    fields["learning_rate"] = outcome.learningRate;
    fields["gradient_norm"] = outcome.gradientNorm.item<double>();
    fields[m_items + "_per_second"] = double(m_windowItems) / seconds;
    fields["data_wait"] = std::clamp((secondsWaited() - m_windowWait) / seconds, 0.0, 1.0);
    fields["memory_mib"] = processMemoryMiB();
    if (m_compute.device.is_cuda())
        fields["device_memory_mib"] = deviceMemoryMiB(m_compute.device);
    m_run.event("metrics", std::move(fields));
    m_run.setProgress(double(m_step), double(m_total), "steps",
                      "epoch " + std::to_string(m_step / stepsPerEpoch() + 1) + " of " + std::to_string(m_total / stepsPerEpoch()));
    m_windowStart = Clock::now();
    m_windowItems = 0;
    m_windowWait = secondsWaited();
}

void TrainingLoop::requireFinite(double loss)
{
    if (!std::isfinite(loss))
        failNotFinite("the loss is " + std::string(std::isnan(loss) ? "not a number" : "infinite"));
}

void TrainingLoop::failNotFinite(const std::string& what)
{
    const auto last = newestResumePoint(m_run.folder());
    throw Error("loss-not-finite", what + " after step " + std::to_string(m_step), last ? last->weights.string() : m_run.folder().root.string(),
                (last ? "the last good checkpoint is " + last->name + "; " : std::string()) + "lower the learning rate, or clip gradients");
}

void TrainingLoop::finishEpoch()
{
    const auto means = m_means.means();
    requireFinite(means.at("loss").get<double>());
    Json fields{{"step", m_step}, {"epoch", position()}, {m_items, m_means.images()}};
    fields.update(means);
    m_run.event("epoch", std::move(fields));
    m_means = {};
}

bool TrainingLoop::evaluationIsDue() const
{
    const auto steps = m_parameters.at("evaluate_every").get<std::int64_t>() * stepsPerEpoch();
    return steps > 0 && (m_step % steps == 0 || isPlanned());
}

void TrainingLoop::evaluateNow()
{
    const torch::NoGradGuard noGrad;
    trained().eval();
    const auto scores = evaluate();
    if (scores.is_null())
        return;
    Json fields{{"step", m_step}, {"epoch", position()}};
    fields.update(scores);
    m_run.event("evaluation", std::move(fields));
}

void TrainingLoop::stopNowIfAsked() const
{
    if (m_run.stopRequest() == StopRequest::Now)
        throw Stopped();
}

void TrainingLoop::stopIfAsked()
{
    const auto request = m_run.stopRequest();
    if (request == StopRequest::None || m_step == m_total)
        return;
    reportNotices();
    m_run.setState(RunStatus::Stopping);
    if (request == StopRequest::AfterStep && !isPlanned())
        saveLatest();
    m_run.setState(RunStatus::Stopped);
    throw Stopped();
}

double TrainingLoop::position() const
{
    return double(m_step) / double(stepsPerEpoch());
}

std::string TrainingLoop::plannedName() const
{
    return checkpointName(m_step / stepsPerEpoch(), m_step % stepsPerEpoch() == 0 ? 0 : m_step);
}

void TrainingLoop::saveLatest()
{
    const auto name = "latest-" + std::to_string(m_step);
    save(name);
    removeLatest(m_run.folder(), name);
}

/// A loss says what the weights were before their last step.
void TrainingLoop::requireFiniteState()
{
    bool finite = m_means.images() == 0 || std::isfinite(m_means.means().at("loss").get<double>());
    const torch::NoGradGuard noGrad;
    for (const auto& list : {trained().parameters(), trained().buffers()}) {
        for (const auto& tensor : list)
            finite = finite && (!tensor.is_floating_point() || tensor.isfinite().all().item<bool>());
    }
    if (!finite)
        failNotFinite("the loss or a weight is not a finite number");
}

void TrainingLoop::save(const std::string& name)
{
    requireFiniteState();
    writeCheckpoint(m_run.folder(), name, checkpointed(), metadata(), resumeState());
    m_run.event("checkpoint", {{"step", m_step}, {"epoch", position()}, {"name", name}});
    m_lastSave = Clock::now();
}

/// Everything that moves besides the weights of the checkpoint, as live tensors by name.
NamedTensors TrainingLoop::liveTensors()
{
    NamedTensors tensors;
    for (auto& [name, tensor] : m_stepper->state())
        tensors.emplace_back("optimiser." + name, tensor);
    for (auto& entry : beside())
        tensors.push_back(std::move(entry));
    return tensors;
}

ResumeState TrainingLoop::resumeState()
{
    ResumeState state{liveTensors(), {{"step", m_step}, {"means", m_means.save()}, {"source", dataFingerprint()}}};
    state.tensors.emplace_back("random.cpu", generatorOf(torch::kCPU).get_state());
    if (m_compute.device.is_cuda())
        state.tensors.emplace_back("random.device", generatorOf(m_compute.device).get_state());
    return state;
}

void TrainingLoop::resume(const ResumePoint& point)
{
    const torch::NoGradGuard noGrad;
    requireAll(loadWeights(checkpointed(), SafetensorsFile::open(point.weights)), point.weights);
    const auto file = SafetensorsFile::open(point.state);
    for (auto& [name, tensor] : liveTensors()) {
        const auto saved = toTensor(file.at(name));
        if (saved.sizes() != tensor.sizes())
            throw Error("bad-checkpoint", "tensor \"" + name + "\" has another shape than the run's", point.state.string());
        tensor.copy_(saved);
    }
    generatorOf(torch::kCPU).set_state(toTensor(file.at("random.cpu")));
    if (m_compute.device.is_cuda() && file.find("random.device"))
        generatorOf(m_compute.device).set_state(toTensor(file.at("random.device")));
    const auto saved = parseJson(file.metadata().at("position"), point.state.string());
    if (saved.at("source") != dataFingerprint())
        throw Error("data-changed", "the data of \"" + dataName() + "\" are not those that the run began with", m_run.folder().root.string(),
                    "bring the former data back, or begin a new run");
    m_step = saved.at("step").get<std::int64_t>();
    m_means.restore(saved.at("means"));
    m_run.event("resumed", {{"step", m_step}, {"epoch", position()}, {"checkpoint", point.name}});
    m_lastSave = Clock::now();
}

std::vector<std::int64_t> plannedSteps(const Json& checkpoints, std::int64_t epochs, std::int64_t stepsPerEpoch)
{
    std::set<std::int64_t> steps;
    for (const auto epoch : plannedEpochs(checkpoints, epochs))
        steps.insert(epoch * stepsPerEpoch);
    for (const auto& step : checkpoints.at("first_epoch_steps")) {
        if (const auto value = step.get<std::int64_t>(); epochs > 0 && value < stepsPerEpoch)
            steps.insert(value);
    }
    return {steps.begin(), steps.end()};
}

} // namespace transect
