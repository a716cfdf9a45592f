// The C++ side of `tools/bench probe`: the regularisation path of a file of features, timed; that of all seeds and parts of a
// checkpoint; and the memory that a large one takes.

#include <iostream>

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include "bench_clock.h"
#include "data/selection.h"
#include "models/network.h"
#include "transfer/probe.h"

namespace {

using namespace transect;

struct Options {
    std::string input, output;
    int threads = 2, repeats = 1, seeds = 0;
    std::vector<std::int64_t> large; ///< rows, dimension and classes of features that are made here
    double tolerance = LogisticOptions().tolerance;
};

struct Data {
    torch::Tensor features, labels;
    std::vector<double> lambdas;
    std::int64_t classes = 0;
};

double peakMiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

Data readData(const Options& options)
{
    const auto file = SafetensorsFile::open(options.input);
    Data data{toTensor(file.at("features")), toTensor(file.at("labels")), toDoubles(file.at("lambdas")), 0};
    data.classes = data.labels.max().item<std::int64_t>() + 1;
    return data;
}

/// A mixture with a decaying spectrum, rectified.
Data makeData(const Options& options)
{
    torch::manual_seed(0);
    const auto n = options.large[0], d = options.large[1], classes = options.large[2];
    Data data{torch::empty({n, d}), torch::arange(n, torch::kInt64).remainder(classes), logarithmicGrid(5, 0, 6), classes};
    const auto spread = torch::arange(1, d + 1, torch::kFloat32).pow(-0.5);
    const auto means = torch::randn({classes, d}) * 1.2;
    for (std::int64_t first = 0; first < n; first += 1000) {
        const auto count = std::min<std::int64_t>(1000, n - first);
        auto rows = data.features.narrow(0, first, count).normal_();
        rows.add_(means.index_select(0, data.labels.narrow(0, first, count))).mul_(spread).add_(0.1).clamp_min_(0);
    }
    return data;
}

Json toJson(const std::vector<LogisticFit>& fits)
{
    int products = 0, iterations = 0;
    bool converged = true;
    for (const auto& fit : fits) {
        products += fit.products;
        iterations += fit.iterations;
        converged = converged && fit.converged;
    }
    return {{"newton_steps", iterations}, {"products", products}, {"converged", converged}};
}

/// The weights and biases of all fits, under names that begin with `prefix`.
void keep(std::map<std::string, torch::Tensor>& kept, const std::string& prefix, const std::vector<LogisticFit>& fits, const torch::Tensor& axes = {})
{
    std::vector<torch::Tensor> weights, biases;
    for (const auto& fit : fits) {
        weights.push_back(axes.defined() ? torch::mm(fit.weight, axes.t()) : fit.weight);
        biases.push_back(fit.bias);
    }
    kept[prefix + "weight"] = torch::stack(weights);
    kept[prefix + "bias"] = torch::stack(biases);
}

void write(const std::string& path, const std::map<std::string, torch::Tensor>& kept)
{
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : kept)
        views.push_back(toView(name, tensor));
    writeSafetensors(path, views, {});
}

Json path(const Data& data, const Options& options)
{
    std::vector<LogisticFit> fits;
    Json seconds = Json::array();
    for (int i = 0; i < options.repeats; ++i) {
        const BenchClock clock;
        fits = fitLogisticPath(data.features, data.labels, data.classes, data.lambdas, {options.tolerance, 200});
        seconds.push_back(clock.seconds());
    }
    std::map<std::string, torch::Tensor> kept;
    keep(kept, "", fits);
    if (!options.output.empty())
        write(options.output, kept);
    auto json = toJson(fits);
    json.update({{"seconds", seconds}, {"peak_mib", peakMiB()}, {"features_mib", double(data.features.nbytes()) / (1 << 20)}});
    return json;
}

LabelledFeatures rowsAt(const Data& data, const Indices& indices)
{
    const auto rows = torch::tensor(indices, torch::kInt64);
    return {data.features.index_select(0, rows), data.labels.index_select(0, rows)};
}

/// FE of the full features and of both parts for each seed, as a checkpoint is evaluated: path, choice, refit, scores. Afterwards, untimed,
/// the path of each part of the first seed once more, for the objectives.
Json family(const Data& data, const Options& options)
{
    const std::vector<std::int64_t> labels(data.labels.const_data_ptr<std::int64_t>(), data.labels.const_data_ptr<std::int64_t>() + data.labels.numel());
    ProbeOptions wanted;
    wanted.lambdas = data.lambdas;
    wanted.solver = {options.tolerance, 200};
    Json scores = Json::array();
    bool converged = true;
    std::int64_t k = 0;
    const BenchClock clock;
    for (int seed = 0; seed < options.seeds; ++seed) {
        const auto [train, rest] = stratifiedSplit(labels, allOf(data.features.size(0)), 0.2, std::uint64_t(seed));
        const auto validation = rowsAt(data, rest);
        const ProbeFamily probes(rowsAt(data, train), validation, validation, data.classes, wanted);
        k = probes.componentsHolding(0.8, false);
        for (const auto& found : probes.probe({{FeaturePart::Full, 0}, {FeaturePart::Leading, k}, {FeaturePart::Trailing, k}})) {
            scores.push_back(found.score);
            converged = converged && found.converged;
        }
    }
    const double seconds = clock.seconds();

    const auto train = stratifiedSplit(labels, allOf(data.features.size(0)), 0.2, 0).first;
    const auto rows = rowsAt(data, train);
    const auto parts = FeatureParts(rows.features, 0.8, false);
    std::map<std::string, torch::Tensor> kept{{"train", torch::tensor(train, torch::kInt64)}};
    Json paths = Json::object();
    const std::vector<std::pair<std::string, torch::Tensor>> cuts{{"full", {}}, {"main", parts.mainAxes()}, {"residual", parts.residualAxes()}};
    for (const auto& [name, axes] : cuts) {
        const auto seen = axes.defined() ? torch::mm(rows.features.to(torch::kFloat64), axes).to(torch::kFloat32) : rows.features;
        const BenchClock one;
        const auto fits = fitLogisticPath(seen, rows.labels, data.classes, data.lambdas, wanted.solver);
        paths[name] = toJson(fits);
        paths[name]["seconds"] = one.seconds();
        keep(kept, name + "_", fits, axes);
    }
    write(options.output, kept);
    return {{"seconds", seconds}, {"scores", scores}, {"converged", converged}, {"k", parts.k()}, {"paths", paths}, {"peak_mib", peakMiB()}};
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app;
    app.add_option("input", options.input, "safetensors with features, labels and lambdas");
    app.add_option("output", options.output, "safetensors to write with weight and bias of every fit");
    app.add_option("--threads", options.threads);
    app.add_option("--repeats", options.repeats);
    app.add_option("--seeds", options.seeds, "of a whole family of probes; 0: one path");
    app.add_option("--large", options.large, "rows, dimension, classes: features that are made here")->expected(3);
    app.add_option("--tolerance", options.tolerance);
    CLI11_PARSE(app, argc, argv);

    at::set_num_threads(options.threads);
    const auto data = options.large.empty() ? readData(options) : makeData(options);
    std::cout << (options.seeds > 0 ? family(data, options) : path(data, options)).dump() << '\n';
    return 0;
}
