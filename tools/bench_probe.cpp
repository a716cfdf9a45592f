// The C++ side of `tools/bench probe`: the regularisation path of a file of features, timed.

#include <iostream>

#include <ATen/Parallel.h>
#include <CLI/CLI.hpp>

#include "bench_clock.h"
#include "models/network.h"
#include "transfer/logistic_regression.h"

namespace {

using namespace transect;

struct Options {
    std::string input, output;
    int threads = 2, repeats = 1;
    double tolerance = LogisticOptions().tolerance;
};

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app;
    app.add_option("input", options.input, "safetensors with features, labels and lambdas")->required();
    app.add_option("output", options.output, "safetensors to write with weight and bias of every fit")->required();
    app.add_option("--threads", options.threads);
    app.add_option("--repeats", options.repeats);
    app.add_option("--tolerance", options.tolerance);
    CLI11_PARSE(app, argc, argv);

    at::set_num_threads(options.threads);
    const auto file = SafetensorsFile::open(options.input);
    const auto features = toTensor(file.at("features")), labels = toTensor(file.at("labels"));
    const auto lambdas = toDoubles(file.at("lambdas"));
    const auto classes = labels.max().item<std::int64_t>() + 1;

    std::vector<LogisticFit> fits;
    Json seconds = Json::array();
    for (int i = 0; i < options.repeats; ++i) {
        const BenchClock clock;
        fits = fitLogisticPath(features, labels, classes, lambdas, {options.tolerance, 200});
        seconds.push_back(clock.seconds());
    }

    std::vector<torch::Tensor> weights, biases;
    int products = 0, iterations = 0;
    bool converged = true;
    for (const auto& fit : fits) {
        weights.push_back(fit.weight);
        biases.push_back(fit.bias);
        products += fit.products;
        iterations += fit.iterations;
        converged = converged && fit.converged;
    }
    const auto weight = torch::stack(weights), bias = torch::stack(biases);
    const std::vector views{toView("weight", weight), toView("bias", bias)};
    writeSafetensors(options.output, views, {});
    std::cout << Json{{"seconds", seconds}, {"newton_steps", iterations}, {"products", products}, {"converged", converged}}.dump() << '\n';
    return 0;
}
