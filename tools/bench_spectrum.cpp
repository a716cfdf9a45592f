// The C++ side of `tools/bench spectrum`: extraction of features and their spectrum, timed apart; how fast the moments are taken beside a
// matrix product; and the singular values of a file.

#include <iostream>

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include "bench_clock.h"
#include "data/catalogue.h"
#include "record/npy_rows.h"
#include "spectrum/spectrum.h"
#include "spectrum/tall_qr.h"
#include "transfer/features.h"

namespace {

using namespace transect;

struct Options {
    std::string output, input, method = "moments";
    int width = 16, rows = 10000, threads = 2;
    std::int64_t dimension = 0, batch = 250;
};

template <typename Work> double secondsOf(const Work& work)
{
    const BenchClock clock;
    work();
    return clock.seconds();
}

double peakMiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

void write(const std::string& path, const std::map<std::string, torch::Tensor>& tensors)
{
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : tensors)
        views.push_back(toView(name, tensor));
    writeSafetensors(path, views, {});
}

Json extraction(const Options& options)
{
    torch::manual_seed(0);
    const Compute compute;
    const Json model{{"name", "resnet10"}, {"stem", "small"}, {"stem_stride", 2}, {"width", options.width}};
    const auto network = makeNetwork(completeModel(model), 1, 10);
    prepareModule(*network, compute);
    const auto data = openData(complete(dataSchema(), {{"name", "fashion-mnist"}}), dataRoots()).train;
    auto indices = allOf(data->size());
    indices.resize(std::min<std::size_t>(indices.size(), std::size_t(options.rows)));
    const FeatureSource source{data, indices, "resize", {28, 28, 1, {0.2860}, {0.3530}}};
    const auto labels = torch::tensor(data->labels(), torch::kInt64).narrow(0, 0, std::int64_t(indices.size()));

    torch::Tensor features, singular;
    extractFeatures(*network, source, compute, [] { return false; }); // warm-up
    const auto extracting = secondsOf([&] { features = extractFeatures(*network, source, compute, [] { return false; }); });
    const auto spectrum = secondsOf([&] {
        Moments moments(features.size(1), 10);
        moments.add(features, labels);
        const auto record = toRecord(takeSpectrum(moments), moments, "target", 0.8, 0);
        singular = torch::tensor(record.sigmaCentred, torch::kFloat64);
    });
    write(options.output, {{"features", features}, {"singular_values", singular}});
    return {{"extraction", extracting}, {"spectrum", spectrum}};
}

/// Rates as if all d^2 products of a row were made, which is what the general product makes: 2 n d^2 operations.
Json accumulation(const Options& options)
{
    torch::manual_seed(0);
    const auto n = std::int64_t(options.rows), d = options.dimension;
    const auto features = torch::relu(torch::randn({n, d}));
    const auto labels = torch::arange(n, torch::kInt64).remainder(10);
    const auto wide = features.narrow(0, 0, std::min<std::int64_t>(n, 4096)).to(torch::kFloat64);
    torch::mm(wide.t(), wide);
    const double product = secondsOf([&] { torch::mm(wide.t(), wide); });
    Moments moments(d, 10);
    const double taking = secondsOf([&] {
        for (std::int64_t first = 0; first < n; first += options.batch) {
            const auto count = std::min(options.batch, n - first);
            moments.add(features.narrow(0, first, count), labels.narrow(0, first, count));
        }
    });
    const double values = secondsOf([&] { takeSpectrum(moments); });
    const auto rate = [d](std::int64_t rows, double seconds) { return 2e-9 * double(rows) * double(d) * double(d) / seconds; };
    return {{"product_gflops", rate(wide.size(0), product)}, {"moments_gflops", rate(n, taking)}, {"moments", taking}, {"decomposition", values}};
}

/// Centred singular values of a .npy file, which is read in blocks.
Json singularValues(const Options& options)
{
    const NpyRows array(options.input);
    Spectrum spectrum;
    const double seconds = secondsOf([&] {
        Moments moments(array.columns(), 1);
        std::optional<TallQr> qr;
        if (options.method == "qr")
            qr.emplace(array.columns());
        for (std::int64_t first = 0; first < array.rows(); first += 1024) {
            const auto count = std::min<std::int64_t>(1024, array.rows() - first);
            auto rows = torch::empty({count, array.columns()}, torch::kFloat64);
            array.read(first, count, {rows.mutable_data_ptr<double>(), std::size_t(rows.numel())});
            if (qr)
                qr->add(rows);
            else
                moments.add(rows, torch::zeros({count}, torch::kInt64));
        }
        spectrum = qr ? takeSpectrum(*qr) : takeSpectrum(moments);
    });
    write(options.output, {{"centred", spectrum.sigmaCentred}, {"uncentred", spectrum.sigmaUncentred}});
    return {{"seconds", seconds}, {"peak_mib", peakMiB()}};
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app;
    app.add_option("output", options.output, "safetensors to write with features and singular values");
    app.add_option("--width", options.width);
    app.add_option("--rows", options.rows);
    app.add_option("--threads", options.threads);
    app.add_option("--dimension", options.dimension, "of features that are made here: how fast their moments are taken");
    app.add_option("--batch", options.batch);
    app.add_option("--input", options.input, ".npy of which the singular values are taken");
    app.add_option("--method", options.method, "moments or qr");
    CLI11_PARSE(app, argc, argv);

    at::set_num_threads(options.threads);
    const torch::NoGradGuard noGrad;
    std::cout << (!options.input.empty() ? singularValues(options) : options.dimension > 0 ? accumulation(options) : extraction(options)).dump() << '\n';
    return 0;
}
