// The C++ side of `tools/bench training`: the same step as tools/bench_training.py, by the engine's own pieces.

#include <iostream>

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>

#include "bench_clock.h"
#include "data/catalogue.h"
#include "methods/method.h"
#include "training/stepper.h"

namespace {

using namespace transect;

struct Options {
    std::string model = "resnet10", augment = "none";
    int width = 16, batch = 128, steps = 100, warmUp = 10, threads = 2;
};

Json modelOf(const Options& options)
{
    Json model{{"name", options.model}};
    if (options.model == "resnet10")
        model.update({{"stem", "small"}, {"stem_stride", 2}, {"width", options.width}});
    return completeModel(model);
}

/// ResNet-50 sees Fashion-MNIST as 224 x 224 colour images.
InputSpec inputOf(const Options& options)
{
    if (options.model == "resnet10")
        return {28, 28, 1, {0.2860}, {0.3530}};
    return {224, 224, 3, {0.2860, 0.2860, 0.2860}, {0.3530, 0.3530, 0.3530}};
}

Json augmentationOf(const Options& options)
{
    const auto given = options.augment == "crop-flip" ? Json{{"padded_crop", {{"probability", 1.0}}}, {"flip", {{"probability", 0.5}}}} : Json::object();
    return complete(augmentationSchema(), given);
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app;
    app.add_option("--model", options.model);
    app.add_option("--augment", options.augment);
    app.add_option("--width", options.width);
    app.add_option("--batch", options.batch);
    app.add_option("--steps", options.steps);
    app.add_option("--warm-up", options.warmUp);
    app.add_option("--threads", options.threads);
    CLI11_PARSE(app, argc, argv);

    at::set_num_threads(options.threads);
    torch::manual_seed(0);
    const Compute compute;
    const auto data = openData(complete(dataSchema(), {{"name", "fashion-mnist"}}), dataRoots()).train;
    const auto input = inputOf(options);
    const auto network = makeNetwork(modelOf(options), input.channels, 10);
    const auto method = makeMethod({{"name", "supervised"}, {"label_smoothing", 0.0}}, {network, 10});
    prepareModule(*method, compute);
    method->train();
    BatchLoader loader(data, allOf(data->size()), {Augmentation(augmentationOf(options), input)}, {.batchSize = options.batch, .dropLast = true});
    const Json sgd{{"name", "sgd"}, {"momentum", 0.9}, {"nesterov", true}, {"weight_decay", 5e-4}, {"decay_norms_and_biases", true}};
    const Json rate{{"name", "constant"}, {"learning_rate", 0.05}, {"warm_up_epochs", 0.0}};
    const std::int64_t total = options.warmUp + options.steps;
    Stepper stepper(*method, sgd, Schedule(rate, 1, total), compute);

    loader.start(0);
    BenchClock clock;
    double loss = 0;
    for (std::int64_t step = 0, epoch = 0; step < total; ++step) {
        if (step == options.warmUp)
            clock = {};
        auto batch = loader.next();
        if (!batch) {
            loader.start(++epoch);
            batch = loader.next();
        }
        loss = stepper.step([&] { return method->step(*batch); }, step, false).loss.item<double>();
    }
    std::cout << Json{{"images_per_second", double(options.steps * options.batch) / clock.seconds()}, {"steps", options.steps}, {"loss", loss}}.dump() << '\n';
    return 0;
}
