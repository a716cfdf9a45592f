#include "spectrum/measures_of_moments.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <torch/types.h>

namespace transect {

namespace {

/// Class means of constant features differ by less than this share of the mean square.
constexpr double meanRounding = 1e-30;

/// The classes that have rows.
struct PresentClasses {
    torch::Tensor means;  ///< P x d, less the mean of all rows
    torch::Tensor counts; ///< P
    bool areDistinct = false; ///< two or more means that differ by more than rounding

    explicit PresentClasses(const Moments& moments)
    {
        const auto present = moments.classCounts().gt(0).nonzero().squeeze(1);
        means = moments.centredClassMeans().index_select(0, present);
        counts = moments.classCounts().index_select(0, present);
        areDistinct = means.size(0) > 1 && means.square().sum(1).max().item<double>() > floor(moments);
    }

    static double floor(const Moments& moments) { return meanRounding * moments.gram().trace().item<double>() / double(moments.count()); }
};

double roundingShareOf(std::int64_t dimension)
{
    return double(dimension) * std::numeric_limits<double>::epsilon();
}

/// The centre matrix of a simplex of C vectors, of Frobenius norm 1.
torch::Tensor simplexGram(std::int64_t classes)
{
    return (torch::eye(classes, torch::kFloat64) - 1.0 / double(classes)) / std::sqrt(double(classes - 1));
}

} // namespace

double stableRank(const torch::Tensor& sigma)
{
    const auto squares = sigma.square();
    const double largest = squares.max().item<double>();
    return largest > 0 ? squares.sum().item<double>() / largest : 0;
}

torch::Tensor covarianceEigenvalues(const torch::Tensor& sigmaCentred, std::int64_t n, std::int64_t dimension)
{
    const auto squares = sigmaCentred.square();
    return squares.masked_select(squares.gt(roundingShareOf(dimension) * squares.max().item<double>())) / double(n);
}

RankRange rangeOfAlphaReq(std::int64_t n, std::int64_t dimension)
{
    constexpr std::int64_t first = 6, last = 100;
    const auto count = std::min(n, dimension);
    return count < last ? RankRange{1, count} : RankRange{first, last};
}

std::optional<PowerLawFit> alphaReq(const torch::Tensor& eigenvalues, const RankRange& range, bool isWeighted)
{
    PowerLawFit fit;
    fit.range = {range.first, std::min(range.last, eigenvalues.size(0))};
    const auto count = fit.range.last - fit.range.first + 1;
    if (count < 3)
        return std::nullopt;
    const auto ranks = torch::arange(fit.range.first, fit.range.last + 1, torch::kFloat64);
    auto weights = isWeighted ? ranks.reciprocal() : torch::ones_like(ranks);
    weights = weights / weights.sum();
    const auto centred = [&](const torch::Tensor& values) { return values - (weights * values).sum(); };
    const auto x = centred(-ranks.log()), y = centred(eigenvalues.narrow(0, fit.range.first - 1, count).log());
    const auto slope = (weights * x * y).sum() / (weights * x * x).sum();
    fit.alpha = slope.item<double>();
    const double variance = (weights * y * y).sum().item<double>();
    fit.r2 = variance > 0 ? 1 - (weights * (y - slope * x).square()).sum().item<double>() / variance : 1;
    return fit;
}

std::optional<SimplexDistance> neuralCollapse2(const Moments& moments)
{
    const PresentClasses classes(moments);
    if (!classes.areDistinct)
        return std::nullopt;
    const auto norms = classes.means.norm(2, 1);
    if (std::pow(norms.min().item<double>(), 2) <= PresentClasses::floor(moments))
        return std::nullopt;
    const auto count = norms.size(0);
    const auto gram = torch::mm(classes.means, classes.means.t());
    const auto offDiagonal = (gram / torch::outer(norms, norms) + 1.0 / double(count - 1)).abs().fill_diagonal_(0);
    SimplexDistance distance;
    distance.normVariation = (norms.std(false) / norms.mean()).item<double>();
    distance.angle = offDiagonal.sum().item<double>() / double(count * (count - 1));
    distance.etf = (gram / gram.norm() - simplexGram(count)).norm().item<double>();
    return distance;
}

std::optional<double> withinBetweenRatio(const Moments& moments)
{
    const PresentClasses classes(moments);
    if (!classes.areDistinct)
        return std::nullopt;
    const auto squares = classes.means.square().sum(1);
    const double within = (moments.centredScatter().trace() - (classes.counts * squares).sum()).item<double>() / double(moments.count());
    return std::max(within, 0.0) / squares.mean().item<double>();
}

std::optional<double> hScore(const Moments& moments)
{
    const PresentClasses classes(moments);
    if (classes.counts.size(0) < 2)
        return std::nullopt;
    const auto [values, vectors] = torch::linalg_eigh(moments.centredScatter());
    const double largest = values[-1].item<double>();
    if (largest <= PresentClasses::floor(moments) * double(moments.count()))
        return 0;
    const auto kept = values.gt(roundingShareOf(moments.dimension()) * largest);
    if (kept.sum().item<std::int64_t>() >= moments.count() - 1)
        return std::nullopt;
    const auto inverse = torch::where(kept, values.reciprocal(), torch::zeros_like(values));
    // Both covariances have the factor 1 / (n - 1), which cancels.
    const auto projected = torch::mm(classes.means, vectors).square();
    return (projected * torch::outer(classes.counts, inverse)).sum().item<double>();
}

} // namespace transect
