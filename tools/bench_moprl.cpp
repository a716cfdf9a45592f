// The C++ side of `tools/bench moprl`: training steps of the spatial-temporal transformer by the engine's own pieces, from
// tracks to updated weights, as tools/bench_moprl.py.

#include <iostream>

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>
#include <torch/types.h>
#include <torch/utils.h>

#include "anomaly/fused_transformer.h"
#include "anomaly/window_loader.h"
#include "bench_clock.h"
#include "tracks/clips.h"
#include "training/stepper.h"

namespace {

using namespace transect;

struct Options {
    std::string tracks, attention = "divided";
    int width = 856, height = 480, batch = 256, steps = 20, warmUp = 3, threads = 2;
};

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app;
    app.add_option("--tracks", options.tracks)->required();
    app.add_option("--attention", options.attention);
    app.add_option("--width", options.width);
    app.add_option("--height", options.height);
    app.add_option("--batch", options.batch);
    app.add_option("--steps", options.steps);
    app.add_option("--warm-up", options.warmUp);
    app.add_option("--threads", options.threads);
    CLI11_PARSE(app, argc, argv);

    at::set_num_threads(options.threads);
    torch::manual_seed(0);
    WindowOptions how;
    how.shortestTrack = 32;
    ClipOptions stated;
    stated.width = options.width;
    stated.height = options.height;
    const auto windows = std::make_shared<const WindowSet>(openClips(options.tracks, stated), how);
    const MotionEmbedder embedder{fitted({}, *windows), Fusion::Divide};
    const auto transformer = std::make_shared<Transformer>(complete(transformerSchema(), {{"attention", options.attention}}), how.length, windows->joints());
    FusedTransformer fused(transformer);
    const Json adamw{{"name", "adamw"}, {"beta1", 0.9}, {"beta2", 0.999}, {"epsilon", 1e-8}, {"weight_decay", 0.0}, {"decay_norms_and_biases", false}};
    const Json rate{{"name", "linear"}, {"learning_rate", 5e-5}, {"warm_up_steps", 1000}, {"last_rate", 0.0}};
    Stepper stepper(*transformer, adamw, Schedule(rate, 1, 50000), Compute(), 1.0);
    WindowLoader loader(windows, embedder, {.batchSize = options.batch, .dropLast = true, .maskRatio = 0.15});

    loader.start(0);
    BenchClock clock;
    double loss = 0;
    for (std::int64_t step = 0, epoch = 0; step < options.warmUp + options.steps; ++step) {
        if (step == options.warmUp)
            clock = {};
        auto batch = loader.next();
        if (!batch) {
            loader.start(++epoch);
            batch = loader.next();
        }
        const auto forward = [&] { return StepResult{fused.loss(*batch, transformer->drawDepth(batch->input.size(0)), ErrorNorm::L2), {}}; };
        loss = stepper.step(forward, step, false).loss.item<double>();
    }
    std::cout << Json{{"windows_per_second", double(options.steps * options.batch) / clock.seconds()}, {"loss", loss}}.dump() << '\n';
    return 0;
}
