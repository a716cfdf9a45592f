#include "transfer/probe_scores.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include <torch/types.h>

#include "record/error.h"

namespace transect {

namespace {

const std::array<std::pair<const char*, ProbeMetric>, 4> metricNames{{{"accuracy", ProbeMetric::Accuracy},
                                                                      {"mean per class", ProbeMetric::MeanPerClass},
                                                                      {"top-5", ProbeMetric::TopFive},
                                                                      {"11-point mAP", ProbeMetric::AveragePrecision}}};

std::vector<std::int64_t> labelList(const torch::Tensor& labels)
{
    const auto list = labels.to(torch::kCPU, torch::kInt64).contiguous();
    return {list.const_data_ptr<std::int64_t>(), list.const_data_ptr<std::int64_t>() + list.numel()};
}

/// `values`: of the rows; `positive`: which rows are of the class.
double averagePrecision(const std::vector<double>& values, const std::vector<bool>& positive)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, std::greater(), [&](std::size_t i) { return values[i]; });
    const auto total = std::ranges::count(positive, true);
    std::array<double, 11> best{};
    std::int64_t hits = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        hits += positive[order[i]];
        if (i + 1 < order.size() && values[order[i + 1]] == values[order[i]])
            continue;
        const double precision = double(hits) / double(i + 1);
        for (std::int64_t tenth = 0; tenth <= 10 && 10 * hits >= tenth * total; ++tenth)
            best[std::size_t(tenth)] = std::max(best[std::size_t(tenth)], precision);
    }
    return std::accumulate(best.begin(), best.end(), 0.0) / 11;
}

} // namespace

ProbeMetric probeMetric(std::string_view name)
{
    for (const auto& [text, metric] : metricNames) {
        if (name == text)
            return metric;
    }
    throw Error("bad-field", "found the metric \"" + std::string(name) + "\", expected accuracy, mean per class, top-5 or 11-point mAP");
}

std::vector<std::string> probeMetricNames()
{
    std::vector<std::string> names;
    for (const auto& [text, metric] : metricNames)
        names.emplace_back(text);
    return names;
}

std::vector<bool> amongHighest(const torch::Tensor& scores, const torch::Tensor& labels, std::int64_t most)
{
    const auto own = scores.gather(1, labels.unsqueeze(1));
    const auto classes = torch::arange(scores.size(1), labels.options());
    const auto above = scores.gt(own).logical_or_(scores.eq(own).logical_and_(classes.unsqueeze(0).lt(labels.unsqueeze(1))));
    const auto hits = above.sum(1).lt(most).to(torch::kCPU).contiguous();
    return std::vector<bool>(hits.const_data_ptr<bool>(), hits.const_data_ptr<bool>() + hits.numel());
}

double accuracy(const std::vector<bool>& correct, const torch::Tensor& labels, bool meanPerClass)
{
    if (correct.empty())
        return 0;
    if (!meanPerClass)
        return double(std::ranges::count(correct, true)) / double(correct.size());
    const auto list = labelList(labels);
    std::map<std::int64_t, std::pair<double, double>> classes; // hits, rows
    for (std::size_t i = 0; i < correct.size(); ++i) {
        auto& [hits, rows] = classes[list[i]];
        hits += correct[i];
        rows += 1;
    }
    double sum = 0;
    for (const auto& [label, counts] : classes)
        sum += counts.first / counts.second;
    return sum / double(classes.size());
}

double averagePrecision11(const torch::Tensor& scores, const torch::Tensor& labels)
{
    const auto probabilities = torch::log_softmax(scores.to(torch::kCPU, torch::kFloat64), 1).t().contiguous();
    const auto list = labelList(labels);
    double sum = 0;
    int classes = 0;
    for (std::int64_t c = 0; c < probabilities.size(0); ++c) {
        std::vector<bool> positive(list.size());
        std::transform(list.begin(), list.end(), positive.begin(), [&](std::int64_t label) { return label == c; });
        if (std::ranges::find(positive, true) == positive.end())
            continue;
        const auto* values = probabilities.const_data_ptr<double>() + c * probabilities.size(1);
        sum += averagePrecision({values, values + list.size()}, positive);
        ++classes;
    }
    return classes > 0 ? sum / classes : 0;
}

double scoreBy(ProbeMetric metric, const torch::Tensor& scores, const torch::Tensor& labels)
{
    if (metric == ProbeMetric::AveragePrecision)
        return averagePrecision11(scores, labels);
    return accuracy(amongHighest(scores, labels, metric == ProbeMetric::TopFive ? 5 : 1), labels, metric == ProbeMetric::MeanPerClass);
}

} // namespace transect
