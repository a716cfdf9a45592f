#include "spectrum/lidar.h"

#include <torch/types.h>

#include "record/error.h"
#include "spectrum/spectrum.h"

namespace transect {

namespace {

void requireEqualViews(const torch::Tensor& counts)
{
    if (counts.size(0) < 2)
        throw Error("bad-groups", c10::str("found ", counts.size(0), " sample, expected 2 or more"));
    const auto [least, most] = torch::aminmax(counts);
    if (least.item<double>() != most.item<double>() || least.item<double>() < 2)
        throw Error("bad-groups", c10::str("found ", least.item<double>(), " to ", most.item<double>(), " views of a sample, expected equally many of each, 2 or more"));
}

} // namespace

double lidar(const Moments& samples, double delta, double epsilon)
{
    const auto counts = samples.classCounts();
    requireEqualViews(counts);
    const auto means = samples.centredClassMeans();
    const auto between = torch::mm(means.t(), means) * counts[0];
    const auto within = (samples.centredScatter() - between) / double(samples.count());
    const auto [values, vectors] = torch::linalg_eigh(within);
    const auto whitened = torch::mm(means, vectors) / (values.clamp_min(0) + delta).sqrt();
    const bool isWide = whitened.size(0) < whitened.size(1);
    const auto gram = isWide ? torch::mm(whitened, whitened.t()) : torch::mm(whitened.t(), whitened);
    return effectiveRank(torch::linalg_eigvalsh(gram).clamp_min(0), epsilon);
}

torch::Tensor sampleLabels(std::int64_t samples, std::int64_t views)
{
    return torch::arange(samples, torch::kInt64).repeat_interleave(views);
}

} // namespace transect
