#include "transfer/fine_tuning.h"

#include <algorithm>
#include <cmath>

#include <torch/types.h>
#include <torch/utils.h>

#include "methods/method.h"
#include "record/error.h"
#include "record/run_writer.h"
#include "training/stepper.h"
#include "training/weight_average.h"

namespace transect {

namespace {

/// The pieces that every fit of one call shares.
struct Task {
    const LoadedCheckpoint& checkpoint;
    const TargetData& target;
    const TargetDraw& draw;
    const InputSpec& input;
    const std::string& fit;
    const Json& parameters;
    const StartHeads& heads;
    const Compute& compute;
    const std::function<bool()>& stop;
};

struct Fit {
    NetworkPtr network;
    bool converged = true;
    double finalLoss = 0;
};

NetworkPtr startNetwork(const Task& task, const HeadWeights& head)
{
    auto network = makeNetwork(task.checkpoint.info.model, task.checkpoint.info.input.channels, std::int64_t(task.checkpoint.info.classNames.size()));
    copyWeights(*task.checkpoint.network, *network);
    network->replaceHead(task.target.classes());
    if (head.weight.defined()) {
        const torch::NoGradGuard noGrad;
        auto named = network->named_parameters();
        named[network->headPrefix() + "weight"].copy_(head.weight);
        named[network->headPrefix() + "bias"].copy_(head.bias);
    }
    prepareModule(*network, task.compute);
    return network;
}

/// What FE does too comes from the run's own `fit`.
Schema variationSchema()
{
    auto schema = augmentationSchema();
    std::erase_if(schema.parameters, [](const Parameter& parameter) { return parameter.name == "fit"; });
    return schema;
}

Augmentation viewOf(const Task& task, Json variation = Json::object())
{
    variation["fit"] = task.fit;
    return {complete(augmentationSchema(), variation), task.input};
}

Json sgd(double weightDecay)
{
    return {{"name", "sgd"}, {"momentum", 0.9}, {"nesterov", true}, {"weight_decay", weightDecay}, {"decay_norms_and_biases", true}};
}

Json cosine(double learningRate)
{
    return {{"name", "cosine"}, {"learning_rate", learningRate}, {"warm_up_epochs", 0.0}, {"last_rate", 0.0}};
}

Fit train(const Task& task, const Indices& images, const HeadWeights& head, const FineTuningCandidate& candidate)
{
    torch::manual_seed(std::uint64_t(task.draw.seed)); // the new head
    Fit fit{startNetwork(task, head)};
    const auto method = makeMethod({{"name", "supervised"}, {"label_smoothing", 0.0}}, {fit.network, task.target.classes()});
    const auto steps = task.parameters.at("steps").get<std::int64_t>();
    const auto batchSize = std::min<std::int64_t>(task.parameters.at("batch_size").get<std::int64_t>(), std::int64_t(images.size()));
    BatchLoader loader(task.target.train, images, {viewOf(task, task.parameters.at("augmentation"))},
                       {.batchSize = batchSize, .dropLast = true, .seed = std::uint64_t(task.draw.seed)});
    Stepper stepper(*method, sgd(candidate.weightDecay), Schedule(cosine(candidate.learningRate), 1, steps), task.compute);

    method->train();
    if (!task.parameters.at("batch_norm_moves").get<bool>())
        fit.network->eval(); // gradients still flow; running statistics stay as pre-training left them
    double lossSum = 0;
    const auto lastTenth = steps - std::max<std::int64_t>(1, steps / 10);
    std::int64_t step = 0;
    for (std::int64_t epoch = 0; step < steps && fit.converged; ++epoch) {
        loader.start(epoch);
        for (auto batch = loader.next(); batch && step < steps; batch = loader.next(), ++step) {
            if (task.stop())
                throw Stopped();
            const auto ready = onDevice(std::move(*batch), task.compute);
            const double loss = stepper.step([&] { return method->step(ready); }, step, false).loss.item<double>();
            if (!std::isfinite(loss)) {
                fit.converged = false;
                break;
            }
            if (step >= lastTenth)
                lossSum += loss;
        }
    }
    fit.finalLoss = lossSum / double(steps - lastTenth);
    return fit;
}

std::vector<bool> correctOf(const Task& task, Network& network, const DataSetPtr& data, const Indices& indices)
{
    const torch::InferenceMode inference;
    network.eval();
    BatchLoader loader(data, indices, {viewOf(task)}, {.batchSize = batchOf(task.input, 500), .shuffle = false});
    loader.start(0);
    std::vector<bool> correct;
    correct.reserve(indices.size());
    while (auto batch = loader.next()) {
        if (task.stop())
            throw Stopped();
        const auto moved = onDevice(std::move(*batch), task.compute);
        const AutocastScope autocast(task.compute);
        const auto hits = network.forward(moved.views.front()).argmax(1).eq(moved.labels).to(torch::kCPU).contiguous();
        correct.insert(correct.end(), hits.data_ptr<bool>(), hits.data_ptr<bool>() + hits.numel());
    }
    return correct;
}

double share(const std::vector<bool>& correct)
{
    return correct.empty() ? 0 : double(std::ranges::count(correct, true)) / double(correct.size());
}

std::vector<FineTuningCandidate> grid(const Json& parameters)
{
    auto rates = parameters.at("learning_rates").get<std::vector<double>>();
    auto decays = parameters.at("weight_decays").get<std::vector<double>>();
    std::ranges::sort(rates);
    std::ranges::sort(decays);
    if (rates.empty() || decays.empty())
        throw Error("bad-field", "found an empty list, expected one value or more", rates.empty() ? "fine_tuning.learning_rates" : "fine_tuning.weight_decays");
    std::vector<FineTuningCandidate> candidates;
    for (const auto rate : rates) {
        for (const auto decay : decays)
            candidates.push_back({rate, decay});
    }
    return candidates;
}

} // namespace

double FineTuningResult::score() const
{
    return share(correct);
}

Schema fineTuningSchema()
{
    return {"fine_tuning", "FT: all weights are trained on the target",
            {{.name = "enabled", .type = ParameterType::Flag, .defaultValue = true, .help = "Whether checkpoints are evaluated by FT"},
             {.name = "steps", .type = ParameterType::Integer, .defaultValue = 500, .help = "Optimisation steps of a fit", .unit = "steps", .minimum = 1,
              .maximum = 10000000},
             {.name = "batch_size", .type = ParameterType::Integer, .defaultValue = 64, .help = "Images a step", .unit = "images", .minimum = 1,
              .maximum = 100000},
             {.name = "learning_rates", .type = ParameterType::RealList, .defaultValue = {0.001, 0.01, 0.1}, .help = "Grid of learning rates",
              .minimum = 0, .maximum = 1000},
             {.name = "weight_decays", .type = ParameterType::RealList, .defaultValue = {0.0001}, .help = "Grid of weight decays", .minimum = 0,
              .maximum = 1000},
             {.name = "head", .type = ParameterType::Text, .defaultValue = "new", .help = "new: a fresh linear head; probe: the head that FE fitted on the draw",
              .choices = {"new", "probe"}},
             {.name = "batch_norm_moves", .type = ParameterType::Flag, .defaultValue = true,
              .help = "Whether normalisation layers use and update batch statistics while fine-tuning"},
             {.name = "augmentation", .type = ParameterType::Group, .help = "How the target's images are varied in FT", .schemas = {variationSchema()}}}};
}

FineTuningResult fineTune(const LoadedCheckpoint& checkpoint, const TargetData& target, const TargetDraw& draw, const InputSpec& input,
                          const std::string& fit, const Json& parameters, const StartHeads& heads, const Compute& compute, const std::function<bool()>& stop)
{
    const Task task{checkpoint, target, draw, input, fit, parameters, heads, compute, stop};
    FineTuningResult result;
    result.candidates = grid(parameters);
    for (std::size_t i = 0; i < result.candidates.size(); ++i) {
        auto& candidate = result.candidates[i];
        const auto fitted = train(task, draw.train, heads.selection, candidate);
        candidate.converged = fitted.converged;
        if (fitted.converged)
            candidate.validationScore = share(correctOf(task, *fitted.network, target.train, draw.validation));
        if (candidate.validationScore > result.candidates[result.chosen].validationScore)
            result.chosen = i;
    }
    const auto final = train(task, draw.all, heads.final, result.candidates[result.chosen]);
    result.converged = final.converged;
    result.finalLoss = final.finalLoss;
    result.correct = correctOf(task, *final.network, target.test, target.testIndices);
    return result;
}

} // namespace transect
