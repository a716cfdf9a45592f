#include "transfer/probe.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include <ATen/Parallel.h>
#include <torch/types.h>

#include "models/parallel.h"
#include "transfer/feature_blocks.h"
#include "transfer/ridge.h"

namespace transect {

namespace {

constexpr std::int64_t mostScores = 1 << 23; ///< in fp64 at once: 64 MiB
constexpr std::size_t mostBytesSideBySide = 1 << 27; ///< of training features; each probe keeps about three times as much
constexpr std::size_t fewBytes = 1 << 22;            ///< of training features: what several threads gain little on

LabelledFeatures onDevice(const LabelledFeatures& rows, const torch::Device& device)
{
    return {rows.features.to(device), rows.labels.to(device)};
}

LabelledFeatures together(const LabelledFeatures& first, const LabelledFeatures& second)
{
    return {torch::cat({first.features, second.features}), torch::cat({first.labels, second.labels})};
}

/// Of each column, fp64; 1 of a constant one, which stays 0 so.
torch::Tensor deviations(const torch::Tensor& features, const torch::Tensor& mean)
{
    auto squares = torch::zeros_like(mean);
    overBlocks(features, [&](const torch::Tensor& block, std::int64_t) { squares += (block - mean).square().sum(0); });
    const auto found = (squares / double(features.size(0))).sqrt();
    return torch::where(found.gt(1e-12 * mean.abs()), found, torch::ones_like(found));
}

/// (X - mean) / deviation, in single precision.
void standardise(LabelledFeatures& rows, const torch::Tensor& mean, const torch::Tensor& deviation)
{
    auto scaled = torch::empty(rows.features.sizes(), rows.features.options().dtype(torch::kFloat32));
    overBlocks(rows.features, [&](const torch::Tensor& block, std::int64_t first) { scaled.narrow(0, first, block.size(0)).copy_((block - mean) / deviation); });
    rows.features = scaled;
}

/// n x m: the coordinates along the axes (d x m), in single precision; of no axis one column of zeros.
LabelledFeatures coordinates(const LabelledFeatures& rows, const torch::Tensor& axes)
{
    auto found = torch::zeros({rows.features.size(0), std::max<std::int64_t>(1, axes.size(1))}, rows.features.options().dtype(torch::kFloat32));
    if (axes.size(1) > 0)
        overBlocks(rows.features, [&](const torch::Tensor& block, std::int64_t first) { found.narrow(0, first, block.size(0)).copy_(torch::mm(block, axes)); });
    return {found, rows.labels};
}

/// The weights of coordinates along axes as weights of the features.
void turn(LogisticFit& fit, const torch::Tensor& axes)
{
    fit.weight = axes.size(1) > 0 ? torch::mm(fit.weight, axes.t()) : torch::zeros({fit.weight.size(0), axes.size(0)}, fit.weight.options());
}

/// Calls work(i) for all i below `count`, each on one thread where they are `together`: a thread takes the next as it gets free.
template <typename Work> void sideBySide(std::size_t count, bool together, const Work& work)
{
    std::atomic<std::size_t> next = 0;
    acrossThreads(together ? std::int64_t(std::min(count, std::size_t(at::get_num_threads()))) : 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto thread = begin; thread < end; ++thread) {
            for (auto i = next++; i < count; i = next++)
                work(i);
        }
    });
}

torch::Tensor scoresOf(const LogisticFit& fit, const torch::Tensor& features)
{
    std::vector<torch::Tensor> blocks;
    overBlocks(features, [&](const torch::Tensor& block, std::int64_t) { blocks.push_back(torch::addmm(fit.bias, block, fit.weight.t())); });
    return torch::cat(blocks);
}

} // namespace

ProbeFamily::ProbeFamily(const LabelledFeatures& train, const LabelledFeatures& validation, const LabelledFeatures& test, std::int64_t classes, ProbeOptions options)
    : m_train(onDevice(train, options.device))
    , m_validation(onDevice(validation, options.device))
    , m_test(onDevice(test, options.device))
    , m_classes(classes)
    , m_options(std::move(options))
{
    const torch::NoGradGuard noGrad;
    if (!m_options.isStandardised)
        return;
    requireLabelledRows(m_train.features, m_train.labels, classes);
    m_mean = columnMeans(m_train.features);
    m_deviation = deviations(m_train.features, m_mean);
    for (auto* rows : {&m_train, &m_validation, &m_test})
        standardise(*rows, m_mean, m_deviation);
}

const FeatureParts& ProbeFamily::parts() const
{
    if (!m_parts)
        m_parts.emplace(m_train.features.to(torch::kCPU), 0);
    return *m_parts;
}

std::int64_t ProbeFamily::componentsHolding(double share, bool squared) const
{
    return parts().componentsHolding(share, squared);
}

std::vector<ProbeResult> ProbeFamily::probe(const std::vector<FeaturePart>& wanted) const
{
    std::vector<torch::Tensor> axes;
    for (const auto& part : wanted) {
        if (part.kind == FeaturePart::Full)
            axes.emplace_back();
        else
            axes.push_back(part.kind == FeaturePart::Leading ? parts().cutAt(part.k).mainAxes() : parts().cutAt(part.k).residualAxes());
    }
    std::vector<ProbeResult> results(wanted.size());
    // The full features take longest by far: few large probes are done sooner one after the other, each by all threads.
    const auto bytes = m_train.features.nbytes();
    const bool areMany = wanted.size() >= 2 * std::size_t(at::get_num_threads());
    const bool together = m_options.device.is_cpu() && (bytes <= fewBytes || (areMany && bytes <= mostBytesSideBySide));
    sideBySide(wanted.size(), together, [&](std::size_t i) { results[i] = along(axes[i]); });
    return results;
}

std::vector<LogisticFit> ProbeFamily::path(const LabelledFeatures& rows) const
{
    if (!m_options.isRidge)
        return fitLogisticPath(rows.features, rows.labels, m_classes, m_options.lambdas, m_options.solver);
    std::vector<LogisticFit> fits;
    for (auto& fit : fitRidgePath(rows.features, rows.labels, m_classes, m_options.lambdas)) {
        LogisticFit found;
        found.lambda = fit.lambda;
        found.weight = fit.weight;
        found.bias = fit.bias;
        found.converged = true;
        fits.push_back(found);
    }
    return fits;
}

LogisticFit ProbeFamily::refit(const LabelledFeatures& rows, const LogisticFit& start) const
{
    if (!m_options.isRidge)
        return refitLogistic(rows.features, rows.labels, start, m_options.solver);
    auto fit = fitRidgePath(rows.features, rows.labels, m_classes, {start.lambda}).front();
    auto found = start;
    found.weight = fit.weight;
    found.bias = fit.bias;
    return found;
}

/// The score of each fit on the validation rows: all classes of many penalties are one product.
std::vector<double> ProbeFamily::validate(const std::vector<LogisticFit>& fits) const
{
    const auto rows = m_validation.features.size(0);
    std::vector<double> scores;
    if (rows == 0)
        return std::vector<double>(fits.size(), 0.0);
    const auto most = std::max<std::int64_t>(1, mostScores / (rows * m_classes));
    for (std::size_t first = 0; first < fits.size(); first += std::size_t(most)) {
        const auto last = std::min(fits.size(), first + std::size_t(most));
        LogisticFit all;
        std::vector<torch::Tensor> weights, biases;
        for (auto i = first; i < last; ++i) {
            weights.push_back(fits[i].weight);
            biases.push_back(fits[i].bias);
        }
        all.weight = torch::cat(weights);
        all.bias = torch::cat(biases);
        for (const auto& one : scoresOf(all, m_validation.features).split(m_classes, 1))
            scores.push_back(scoreBy(m_options.metric, one, m_validation.labels));
    }
    return scores;
}

/// Of the features' coordinates along `axes`; undefined: of the features.
ProbeResult ProbeFamily::along(const torch::Tensor& axes) const
{
    const torch::NoGradGuard noGrad;
    const auto basis = axes.defined() ? axes.to(m_train.features.device()) : axes;
    const auto seen = [&](const LabelledFeatures& rows) { return basis.defined() ? coordinates(rows, basis) : rows; };
    auto fits = path(seen(m_train));
    for (auto& fit : fits) {
        if (basis.defined())
            turn(fit, basis);
    }
    ProbeResult result;
    result.validationScores = validate(fits);
    std::size_t best = 0;
    for (std::size_t i = 0; i < fits.size(); ++i) {
        const double lead = result.validationScores[i] - result.validationScores[best];
        if (lead > 0 || (lead == 0 && fits[i].lambda > fits[best].lambda))
            best = i;
    }
    result.selection = fits[best];
    result.lambda = fits[best].lambda;
    result.validationScore = result.validationScores[best];
    const auto [least, most] = std::ranges::minmax(m_options.lambdas);
    result.atEdge = result.lambda == least || result.lambda == most;

    auto start = result.selection;
    if (basis.defined())
        start.weight = basis.size(1) > 0 ? torch::mm(start.weight, basis) : torch::zeros({m_classes, 1}, start.weight.options());
    result.final = refit(seen(together(m_train, m_validation)), start);
    if (basis.defined())
        turn(result.final, basis);
    result.converged = result.selection.converged && result.final.converged;

    const auto scores = scoresOf(result.final, m_test.features);
    for (const auto& name : probeMetricNames())
        result.scores[name] = scoreBy(probeMetric(name), scores, m_test.labels);
    result.correct = amongHighest(scores, m_test.labels, m_options.metric == ProbeMetric::TopFive ? 5 : 1);
    result.score = scoreBy(m_options.metric, scores, m_test.labels);
    for (auto* fit : {&result.selection, &result.final}) {
        if (m_mean.defined()) {
            fit->weight = fit->weight / m_deviation;
            fit->bias = fit->bias - torch::mv(fit->weight, m_mean);
        }
        fit->weight = fit->weight.to(torch::kCPU);
        fit->bias = fit->bias.to(torch::kCPU);
    }
    return result;
}

ProbeResult probe(const LabelledFeatures& train, const LabelledFeatures& validation, const LabelledFeatures& test, std::int64_t classes, const ProbeOptions& options)
{
    return ProbeFamily(train, validation, test, classes, options).full();
}

std::vector<double> logarithmicGrid(double from, double to, std::int64_t count)
{
    std::vector<double> grid;
    for (std::int64_t i = 0; i < count; ++i)
        grid.push_back(std::pow(10.0, count > 1 ? from + (to - from) * double(i) / double(count - 1) : from));
    return grid;
}

} // namespace transect
