#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <torch/types.h>

namespace transect {

/// What a probe is chosen by and reported.
enum class ProbeMetric {
    Accuracy,        ///< "accuracy": share of rows whose highest score is that of their class (top-1)
    MeanPerClass,    ///< "mean per class": the mean of that share over the classes that occur
    TopFive,         ///< "top-5": share of rows whose class is among the five highest scores
    AveragePrecision ///< "11-point mAP": see averagePrecision11()
};

/// Throws Error "bad-field" for another name.
ProbeMetric probeMetric(std::string_view name);
std::vector<std::string> probeMetricNames();

/// One of them. `scores`: n x C; labels: n, int64. 0 without rows.
double scoreBy(ProbeMetric metric, const torch::Tensor& scores, const torch::Tensor& labels);

/// For each row whether its class is among the `most` highest scores; of equal scores the smaller class is the higher.
std::vector<bool> amongHighest(const torch::Tensor& scores, const torch::Tensor& labels, std::int64_t most);

/// Share of correct rows, or the mean over the classes that occur of their shares.
double accuracy(const std::vector<bool>& correct, const torch::Tensor& labels, bool meanPerClass);

/// Mean over the classes that occur of the average precision of Everingham et al. 2010 (VOC 2007): the mean, over recalls of 0, 0.1,
/// ..., 1, of the highest precision at that recall or more, rows being ranked by the class's probability (softmax of the scores).
/// Rows of one probability come in together.
double averagePrecision11(const torch::Tensor& scores, const torch::Tensor& labels);

} // namespace transect
