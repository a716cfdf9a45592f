#include "spectrum/weight_spectrum.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <torch/types.h>
#include <torch/utils.h>

#include "record/error.h"

namespace transect {

namespace {

/// The largest distance of the tail's distribution from the law; `logarithms` ascending, from the tail's first.
double kolmogorovDistance(const double* logarithms, std::int64_t count, double alpha)
{
    double most = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const double expected = -std::expm1((1 - alpha) * (logarithms[i] - logarithms[0]));
        most = std::max(most, std::abs(expected - double(i) / double(count)));
    }
    return most;
}

} // namespace

torch::Tensor weightEigenvalues(const torch::Tensor& weight)
{
    if ((weight.dim() != 2 && weight.dim() != 4) || weight.numel() == 0)
        throw Error("bad-weights", c10::str("found weights of shape ", weight.sizes(), ", expected outputs x inputs, or outputs x inputs x height x width"));
    if (!torch::isfinite(weight).all().item<bool>())
        throw Error("bad-weights", "found a weight that is not a finite number", {}, "the checkpoint may have diverged: look at its loss");
    const auto slices = weight.to(torch::kFloat64).reshape({weight.size(0), weight.size(1), -1}).permute({2, 0, 1});
    const auto values = std::get<0>(torch::linalg_svdvals(slices).square().flatten().sort());
    const double floor = std::pow(double(std::max(weight.size(0), weight.size(1))) * std::numeric_limits<double>::epsilon(), 2) * values[-1].item<double>();
    return values.masked_select(values.gt(floor));
}

std::optional<PowerLawTail> fitPowerLawTail(const torch::Tensor& eigenvalues, std::int64_t least)
{
    const auto count = eigenvalues.size(0);
    if (count < std::max<std::int64_t>(least, 2))
        return std::nullopt;
    const auto logarithms = eigenvalues.to(torch::kFloat64).log().contiguous();
    const auto* values = logarithms.const_data_ptr<double>();
    std::vector<double> sums(std::size_t(count) + 1); // of the tail from each place
    for (auto i = count; i-- > 0;)
        sums[std::size_t(i)] = sums[std::size_t(i) + 1] + values[i];

    std::optional<PowerLawTail> best;
    for (std::int64_t first = 0; first + 1 < count; ++first) {
        const auto tail = count - first;
        const double excess = sums[std::size_t(first)] - double(tail) * values[first];
        if (values[count - 1] <= values[first])
            break; // all that is left is equal
        const double alpha = 1 + double(tail) / excess;
        const double distance = kolmogorovDistance(values + first, tail, alpha);
        if (!best || distance < best->distance)
            best = PowerLawTail{alpha, (alpha - 1) / std::sqrt(double(tail)), std::exp(values[first]), distance, tail};
    }
    return best;
}

} // namespace transect
