// The C++ side of `tools/bench spectrum`: extraction of features and their spectrum, timed apart.

#include <iostream>

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>

#include "bench_clock.h"
#include "data/catalogue.h"
#include "spectrum/spectrum.h"
#include "transfer/features.h"

namespace {

using namespace transect;

template <typename Work> double secondsOf(const Work& work)
{
    const BenchClock clock;
    work();
    return clock.seconds();
}

} // namespace

int main(int argc, char** argv)
{
    std::string output;
    int width = 16, rows = 10000, threads = 2;
    CLI::App app;
    app.add_option("output", output, "safetensors to write with features and singular values")->required();
    app.add_option("--width", width);
    app.add_option("--rows", rows);
    app.add_option("--threads", threads);
    CLI11_PARSE(app, argc, argv);

    at::set_num_threads(threads);
    torch::manual_seed(0);
    const Compute compute;
    const Json model{{"name", "resnet10"}, {"stem", "small"}, {"stem_stride", 2}, {"width", width}};
    const auto network = makeNetwork(completeModel(model), 1, 10);
    prepareModule(*network, compute);
    const auto data = openData(complete(dataSchema(), {{"name", "fashion-mnist"}}), dataRoots()).train;
    auto indices = allOf(data->size());
    indices.resize(std::min<std::size_t>(indices.size(), rows));
    const FeatureSource source{data, indices, "resize", {28, 28, 1, {0.2860}, {0.3530}}};
    const auto labels = torch::tensor(data->labels(), torch::kInt64).narrow(0, 0, std::int64_t(indices.size()));

    torch::Tensor features, singular;
    extractFeatures(*network, source, compute, [] { return false; }); // warm-up
    const auto extraction = secondsOf([&] { features = extractFeatures(*network, source, compute, [] { return false; }); });
    const auto spectrum = secondsOf([&] {
        Moments moments(features.size(1), 10);
        moments.add(features, labels);
        const auto record = toRecord(takeSpectrum(moments), moments, "target", 0.8, 0);
        singular = torch::tensor(record.sigmaCentred, torch::kFloat64);
    });
    const std::vector views{toView("features", features), toView("singular_values", singular)};
    writeSafetensors(output, views, {});
    std::cout << Json{{"extraction", extraction}, {"spectrum", spectrum}}.dump() << '\n';
    return 0;
}
