#include "training/pretraining.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>

#include <torch/types.h>
#include <torch/utils.h>

#include "data/batches.h"
#include "methods/method.h"
#include "record/checkpoint_plan.h"
#include "record/checkpoint_record.h"
#include "record/error.h"
#include "training/checkpoint.h"
#include "training/pretraining_parameters.h"
#include "training/running_means.h"
#include "training/source_data.h"
#include "training/stepper.h"
#include "training/weight_average.h"

namespace transect {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<Augmentation> augmentationsOf(const std::vector<Json>& views, const InputSpec& input)
{
    std::vector<Augmentation> augmentations;
    for (const auto& view : views)
        augmentations.emplace_back(view, input);
    return augmentations;
}

torch::Generator generatorOf(const torch::Device& device)
{
    return at::globalContext().defaultGenerator(device);
}

/// One pre-training run, from opening the data to the last checkpoint.
class Pretraining {
public:
    explicit Pretraining(JobContext& context)
        : m_run(context.run)
        , m_spec(context.spec)
        , m_parameters(context.spec.parameters)
        , m_compute(prepareCompute(m_parameters))
        , m_source(openSource(m_parameters, m_spec.seed, context.dataRoots))
    {
        makeModel();
        makeLoaders();
        const auto& schedule = m_parameters.at("schedule");
        m_total = m_parameters.at("epochs").get<std::int64_t>() * m_loader->batchesPerEpoch();
        const auto& clip = m_parameters.at("gradient_clip");
        m_stepper = std::make_unique<Stepper>(*m_method, m_parameters.at("optimiser"), Schedule(schedule, m_loader->batchesPerEpoch(), m_total), m_compute,
                                              m_total, clip.is_null() ? std::nullopt : std::optional(clip.get<double>()));
        const auto planned = plannedSteps(m_parameters.at("checkpoints"), m_parameters.at("epochs").get<std::int64_t>(), m_loader->batchesPerEpoch());
        m_planned.insert(planned.begin(), planned.end());
    }

    void execute()
    {
        m_run.setState(RunStatus::Running);
        const auto point = newestResumePoint(m_run.folder());
        requireDiskSpace(point ? point->step : -1);
        describeRun();
        if (point)
            resume(*point);
        else
            begin();
        while (m_step < m_total)
            trainEpoch();
        removeLatest(m_run.folder());
        m_run.setProgress(double(m_total), double(m_total), "steps", "finished");
    }

private:
    void makeModel()
    {
        torch::manual_seed(m_spec.seed);
        m_network = makeNetwork(m_parameters.at("model"), m_source.input.channels, std::int64_t(m_source.train->classNames().size()));
        if (const auto& input = m_source.input; std::min(input.height, input.width) < m_network->smallestInput())
            throw Error("input-too-small",
                        "found images of " + std::to_string(input.height) + " x " + std::to_string(input.width) + ", and the network needs at least " +
                            std::to_string(m_network->smallestInput()) + " pixels a side",
                        "input.size", "set input.size, or choose a model with smaller strides");
        m_method = makeMethod(m_parameters.at("method"), {m_network, std::int64_t(m_source.train->classNames().size())});
        prepareModule(*m_method, m_compute);
        if (const auto& decay = m_parameters.at("weight_average"); !decay.is_null()) {
            auto average = makeNetwork(m_parameters.at("model"), m_source.input.channels, m_network->classes());
            prepareModule(*average, m_compute);
            m_average.emplace(m_network, std::move(average), decay.get<double>());
        }
    }

    void makeLoaders()
    {
        BatchOptions options;
        options.batchSize = std::min<std::int64_t>(m_parameters.at("batch_size").get<std::int64_t>(), std::int64_t(m_source.trainIndices.size()));
        options.dropLast = true; // a last batch of a few images would give them the weight of a whole one
        options.seed = m_spec.seed;
        options.threads = m_parameters.at("loader_threads").get<int>();
        options.badImages = m_parameters.at("bad_images") == "skip" ? BadImages::Skip : BadImages::Stop;
        m_batchSize = options.batchSize;
        m_loader = std::make_unique<BatchLoader>(m_source.train, m_source.trainIndices,
                                                 augmentationsOf(m_method->views(m_parameters.at("augmentation")), m_source.input), options);
        const auto plain = complete(augmentationSchema(), {{"fit", m_parameters.at("augmentation").at("fit")}});
        m_evaluationLoader = std::make_unique<BatchLoader>(
            m_source.test, m_source.testIndices, augmentationsOf({plain}, m_source.input),
            BatchOptions{.batchSize = batchOf(m_source.input, 500), .shuffle = false, .threads = std::min(1, options.threads), .badImages = options.badImages});
    }

    /// Room for what is still to be written after step `done`.
    void requireDiskSpace(std::int64_t done)
    {
        const auto ahead = std::size_t(std::distance(m_planned.upper_bound(done), m_planned.end()));
        std::int64_t bytes = 0;
        for (const auto& tensor : m_network->parameters())
            bytes += std::int64_t(tensor.nbytes());
        const double each = double(bytes) * (1 + m_stepper->stateShare() + (m_average ? 1 : 0));
        const double needed = each * double(ahead + 2); // two more while "latest" is replaced
        const double available = double(std::filesystem::space(m_run.folder().root).available);
        if (needed > available)
            throw Error("disk-full",
                        "its " + std::to_string(ahead) + " checkpoints need about " + std::to_string(std::int64_t(needed / 1e6)) +
                            " MB, and " + std::to_string(std::int64_t(available / 1e6)) + " MB are free",
                        m_run.folder().root.string(), "free space, choose another library, or write fewer checkpoints");
    }

    void describeRun()
    {
        m_run.event("setup", {{"parameters", parameterCount(*m_network)}, {"training_images", m_source.trainIndices.size()},
                              {"evaluation_images", m_source.testIndices.size()}, {"classes", m_source.train->classNames()},
                              {"steps_per_epoch", m_loader->batchesPerEpoch()}, {"total_steps", m_total}, {"input", toJson(m_source.input)},
                              {"device", m_compute.device.str()}, {"source_fingerprint", m_source.train->fingerprint()}});
    }

    /// Checkpoints that were asked for and will not be: the training is shorter.
    void reportUnreachable()
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
            if (epochs == 0 || step.get<std::int64_t>() >= m_loader->batchesPerEpoch())
                unreachable += (unreachable.empty() ? "step " : ", step ") + step.dump() + " of the first epoch";
        }
        if (!unreachable.empty())
            m_run.event("notice", {{"code", "checkpoint-beyond-end"},
                                   {"text", "no checkpoint will be written at " + unreachable + ": there are " + std::to_string(epochs) + " epochs of " +
                                                std::to_string(m_loader->batchesPerEpoch()) + " steps"}});
    }

    void begin()
    {
        reportUnreachable();
        removeLatest(m_run.folder());
        if (evaluationIsDue())
            evaluate();
        if (m_planned.contains(0))
            save(plannedName());
    }

    void trainEpoch()
    {
        m_loader->start(epoch(), m_step - epoch() * m_loader->batchesPerEpoch());
        m_windowStart = Clock::now();
        m_windowSteps = 0;
        m_windowWait = 0;
        while (auto batch = m_loader->next()) {
            trainStep(onDevice(std::move(*batch), m_compute));
            if (m_step % m_loader->batchesPerEpoch() == 0)
                finishEpoch();
            if (evaluationIsDue())
                evaluate();
            if (m_planned.contains(m_step))
                save(plannedName());
            else if (secondsSince(m_lastSave) > 60 * m_parameters.at("checkpoints").at("safety_minutes").get<double>())
                saveLatest();
            stopIfAsked();
        }
        reportSkipped(*m_loader);
    }

    void reportSkipped(const BatchLoader& loader)
    {
        for (const auto& skipped : loader.skipped()) {
            if (m_reportedSkips.insert(skipped).second)
                m_run.event("notice", {{"code", "bad-image"}, {"text", skipped}});
        }
    }

    void trainStep(const Batch& batch)
    {
        m_method->train();
        const bool due = (m_step + 1) % m_parameters.at("metrics_every").get<std::int64_t>() == 0;
        const auto images = batch.labels.size(0);
        const auto outcome = m_stepper->step(batch, m_step, due);
        ++m_step;
        ++m_windowSteps;
        m_means.addImages(images);
        m_means.add("loss", outcome.loss, images);
        for (const auto& [name, value] : outcome.metrics)
            m_means.add(name, value, images);
        if (m_average)
            m_average->update();
        // Reading the loss makes a GPU wait, so there it is read only when it is needed anyway; a sum that once was not
        // finite stays so.
        if (due || !m_compute.device.is_cuda())
            requireFinite(outcome.loss.item<double>());
        if (due)
            report(outcome);
    }

    void report(const StepOutcome& outcome)
    {
        const double seconds = secondsSince(m_windowStart);
        Json fields{{"step", m_step}, {"epoch", position()}, {"loss", outcome.loss.item<double>()}};
        for (const auto& [name, value] : outcome.metrics)
            fields[name] = value.item<double>();
        fields["learning_rate"] = outcome.learningRate;
        fields["gradient_norm"] = outcome.gradientNorm.item<double>();
        fields["images_per_second"] = double(m_windowSteps * m_batchSize) / seconds;
        fields["data_wait"] = std::clamp((m_loader->secondsWaited() - m_windowWait) / seconds, 0.0, 1.0);
        fields["memory_mib"] = processMemoryMiB();
        if (m_compute.device.is_cuda())
            fields["device_memory_mib"] = deviceMemoryMiB(m_compute.device);
        m_run.event("metrics", std::move(fields));
        m_run.setProgress(double(m_step), double(m_total), "steps",
                          "epoch " + std::to_string(epoch() + 1) + " of " + std::to_string(m_total / m_loader->batchesPerEpoch()));
        m_windowStart = Clock::now();
        m_windowSteps = 0;
        m_windowWait = m_loader->secondsWaited();
    }

    void requireFinite(double loss)
    {
        if (!std::isfinite(loss))
            failNotFinite("the loss is " + std::string(std::isnan(loss) ? "not a number" : "infinite"));
    }

    [[noreturn]] void failNotFinite(const std::string& what)
    {
        const auto last = newestResumePoint(m_run.folder());
        throw Error("loss-not-finite", what + " after step " + std::to_string(m_step),
                    last ? last->weights.string() : m_run.folder().root.string(),
                    (last ? "the last good checkpoint is " + last->name + "; " : std::string()) + "lower the learning rate, or clip gradients");
    }

    void finishEpoch()
    {
        const auto means = m_means.means();
        requireFinite(means.at("loss").get<double>());
        Json fields{{"step", m_step}, {"epoch", position()}, {"images", m_means.images()}};
        fields.update(means);
        m_run.event("epoch", std::move(fields));
        m_means = {};
    }

    bool evaluationIsDue() const
    {
        const auto steps = m_parameters.at("evaluate_every").get<std::int64_t>() * m_loader->batchesPerEpoch();
        return steps > 0 && (m_step % steps == 0 || m_planned.contains(m_step));
    }

    /// Scores of the network on held-out images, as a checkpoint of now would have them.
    void evaluate()
    {
        const torch::NoGradGuard noGrad;
        std::optional<WeightAverage::Swap> swap;
        if (m_average)
            swap.emplace(*m_average);
        m_method->eval();
        NamedTensors sums;
        std::int64_t images = 0;
        m_evaluationLoader->start(0);
        while (auto batch = m_evaluationLoader->next()) {
            if (m_run.stopRequest() == StopRequest::Now)
                throw Stopped();
            const AutocastScope autocast(m_compute);
            images += batch->labels.size(0);
            const auto scores = m_method->evaluate(onDevice(std::move(*batch), m_compute));
            for (std::size_t i = 0; i < scores.size(); ++i) {
                if (sums.size() <= i)
                    sums.emplace_back(scores[i].first, torch::zeros({}, torch::TensorOptions(torch::kFloat64).device(m_compute.device)));
                sums[i].second += scores[i].second;
            }
        }
        reportSkipped(*m_evaluationLoader);
        if (sums.empty())
            return;
        Json fields{{"step", m_step}, {"epoch", position()}, {"images", images}};
        for (const auto& [name, sum] : sums)
            fields[name] = sum.item<double>() / double(images);
        m_run.event("evaluation", std::move(fields));
    }

    void stopIfAsked()
    {
        const auto request = m_run.stopRequest();
        if (request == StopRequest::None || m_step == m_total)
            return;
        reportSkipped(*m_loader);
        m_run.setState(RunStatus::Stopping);
        if (request == StopRequest::AfterStep && !m_planned.contains(m_step))
            saveLatest();
        m_run.setState(RunStatus::Stopped);
        throw Stopped();
    }

    std::int64_t epoch() const { return m_step / m_loader->batchesPerEpoch(); }
    double position() const { return double(m_step) / double(m_loader->batchesPerEpoch()); }

    std::string plannedName() const { return checkpointName(epoch(), m_step % m_loader->batchesPerEpoch() == 0 ? 0 : m_step); }

    Network& checkpointed() { return m_average ? m_average->network() : *m_network; }

    void saveLatest()
    {
        const auto name = "latest-" + std::to_string(m_step);
        save(name);
        removeLatest(m_run.folder(), name);
    }

    /// A loss says what the weights were before their last step.
    void requireFiniteState()
    {
        bool finite = m_means.images() == 0 || std::isfinite(m_means.means().at("loss").get<double>());
        const torch::NoGradGuard noGrad;
        for (const auto& list : {m_method->parameters(), m_method->buffers()}) {
            for (const auto& tensor : list)
                finite = finite && (!tensor.is_floating_point() || tensor.isfinite().all().item<bool>());
        }
        if (!finite)
            failNotFinite("the loss or a weight is not a finite number");
    }

    void save(const std::string& name)
    {
        requireFiniteState();
        CheckpointInfo info{m_parameters.at("model"), m_source.input, m_source.train->classNames(),
                            m_parameters.at("method").at("name").get<std::string>(), position(), m_step, m_spec.seed, m_average.has_value()};
        writeCheckpoint(m_run.folder(), name, checkpointed(), info, resumeState());
        m_run.event("checkpoint", {{"step", m_step}, {"epoch", position()}, {"name", name}});
        m_lastSave = Clock::now();
    }

    /// Everything that moves besides the weights of the checkpoint, as live tensors by name.
    NamedTensors liveTensors()
    {
        NamedTensors tensors;
        for (auto& [name, tensor] : m_stepper->state())
            tensors.emplace_back("optimiser." + name, tensor);
        const auto keep = [&](const std::string& name, const torch::Tensor& tensor) {
            if (m_average || !name.starts_with("network."))
                tensors.emplace_back("method." + name, tensor);
        };
        for (const auto& item : m_method->named_parameters())
            keep(item.key(), item.value());
        for (const auto& item : m_method->named_buffers())
            keep(item.key(), item.value());
        return tensors;
    }

    ResumeState resumeState()
    {
        ResumeState state{liveTensors(), {{"step", m_step}, {"means", m_means.save()}, {"source", m_source.train->fingerprint()}}};
        state.tensors.emplace_back("random.cpu", generatorOf(torch::kCPU).get_state());
        if (m_compute.device.is_cuda())
            state.tensors.emplace_back("random.device", generatorOf(m_compute.device).get_state());
        return state;
    }

    void resume(const ResumePoint& point)
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
        const auto position = parseJson(file.metadata().at("position"), point.state.string());
        if (position.at("source") != m_source.train->fingerprint())
            throw Error("data-changed", "the images of \"" + m_source.train->name() + "\" are not those that the run began with", m_run.folder().root.string(),
                        "bring the former images back, or begin a new run");
        m_step = position.at("step").get<std::int64_t>();
        m_means.restore(position.at("means"));
        m_run.event("resumed", {{"step", m_step}, {"epoch", this->position()}, {"checkpoint", point.name}});
        m_lastSave = Clock::now();
    }

    RunWriter& m_run;
    const RunSpec& m_spec;
    const Json& m_parameters;
    Compute m_compute;
    SourceData m_source;
    NetworkPtr m_network;
    std::optional<WeightAverage> m_average;
    std::shared_ptr<Method> m_method;
    std::unique_ptr<BatchLoader> m_loader, m_evaluationLoader;
    std::unique_ptr<Stepper> m_stepper;
    std::int64_t m_batchSize = 0, m_total = 0, m_step = 0;
    std::set<std::int64_t> m_planned;
    RunningMeans m_means; ///< over the epoch so far
    std::set<std::string> m_reportedSkips;
    Clock::time_point m_lastSave = Clock::now(), m_windowStart = Clock::now();
    std::int64_t m_windowSteps = 0;
    double m_windowWait = 0;
};

} // namespace

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

JobKind pretrainJob()
{
    return {pretrainSchema(), [](JobContext& context) { Pretraining(context).execute(); }};
}

} // namespace transect
