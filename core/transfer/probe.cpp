#include "transfer/probe.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <torch/types.h>

namespace transect {

namespace {

std::vector<bool> correctOf(const LogisticFit& fit, const LabelledFeatures& rows)
{
    const auto scores = torch::addmm(fit.bias, rows.features.to(torch::kFloat64), fit.weight.t());
    const auto hits = scores.argmax(1).eq(rows.labels).contiguous();
    return std::vector<bool>(hits.data_ptr<bool>(), hits.data_ptr<bool>() + hits.numel());
}

LabelledFeatures together(const LabelledFeatures& first, const LabelledFeatures& second)
{
    return {torch::cat({first.features, second.features}), torch::cat({first.labels, second.labels})};
}

} // namespace

ProbeResult probe(const LabelledFeatures& train, const LabelledFeatures& validation, const LabelledFeatures& test, std::int64_t classes,
                  const ProbeOptions& options)
{
    ProbeResult result;
    const auto fits = fitLogisticPath(train.features, train.labels, classes, options.lambdas, options.solver);
    std::size_t best = 0;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        result.validationScores.push_back(accuracy(correctOf(fits[i], validation), validation.labels, options.meanPerClass));
        const double lead = result.validationScores[i] - result.validationScores[best];
        if (lead > 0 || (lead == 0 && fits[i].lambda > fits[best].lambda))
            best = i;
    }
    result.selection = fits[best];
    result.lambda = fits[best].lambda;
    result.validationScore = result.validationScores[best];
    const auto [least, most] = std::ranges::minmax(options.lambdas);
    result.atEdge = result.lambda == least || result.lambda == most;

    const auto all = together(train, validation);
    result.final = fitLogisticPath(all.features, all.labels, classes, {result.lambda}, options.solver).front();
    result.converged = result.selection.converged && result.final.converged;
    result.correct = correctOf(result.final, test);
    result.score = accuracy(result.correct, test.labels, options.meanPerClass);
    return result;
}

std::vector<double> logarithmicGrid(double from, double to, std::int64_t count)
{
    std::vector<double> grid;
    for (std::int64_t i = 0; i < count; ++i)
        grid.push_back(std::pow(10.0, count > 1 ? from + (to - from) * double(i) / double(count - 1) : from));
    return grid;
}

double accuracy(const std::vector<bool>& correct, const torch::Tensor& labels, bool meanPerClass)
{
    if (correct.empty())
        return 0;
    if (!meanPerClass)
        return double(std::ranges::count(correct, true)) / double(correct.size());
    std::map<std::int64_t, std::pair<double, double>> classes; // hits, rows
    for (std::size_t i = 0; i < correct.size(); ++i) {
        auto& [hits, rows] = classes[labels[std::int64_t(i)].item<std::int64_t>()];
        hits += correct[i];
        rows += 1;
    }
    double sum = 0;
    for (const auto& [label, counts] : classes)
        sum += counts.first / counts.second;
    return sum / double(classes.size());
}

} // namespace transect
