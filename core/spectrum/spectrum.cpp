#include "spectrum/spectrum.h"

#include <cmath>

#include <torch/types.h>

#include "record/error.h"
#include "spectrum/logme.h"
#include "spectrum/measures_of_moments.h"

namespace transect {

namespace {

/// The square of a few roundings of a number: centring leaves this share of the mean square of features that are constant.
constexpr double roundingSquared = 1e-30;

/// Singular values from X'X, largest first; what only rounding keeps from 0 is 0.
torch::Tensor singularValues(const torch::Tensor& eigenvalues, std::int64_t count, double floor)
{
    const auto values = eigenvalues.flip(0).narrow(0, 0, count);
    return torch::where(values.gt(floor), values, torch::zeros_like(values)).sqrt();
}

std::vector<double> toVector(const torch::Tensor& tensor)
{
    const auto flat = tensor.to(torch::kFloat64).contiguous();
    return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

void keep(std::map<std::string, double>& measures, const std::string& name, std::optional<double> value)
{
    if (value && std::isfinite(*value))
        measures[name] = *value;
}

/// Every measure that needs nothing but the spectrum and the moments. Those that this matrix has no number for are absent.
std::map<std::string, double> measuresOf(const Spectrum& spectrum, const Moments& moments)
{
    std::map<std::string, double> measures{{"rankme", effectiveRank(spectrum.sigmaUncentred, 1e-7)},
                                           {"effective_rank", effectiveRank(spectrum.sigmaUncentred)},
                                           {"effective_rank_centred", effectiveRank(spectrum.sigmaCentred)},
                                           {"effective_rank_lambda", effectiveRank(spectrum.sigmaCentred.square())},
                                           {"participation_ratio", participationRatio(spectrum.sigmaCentred)},
                                           {"stable_rank", stableRank(spectrum.sigmaUncentred)}};
    const auto lambda = covarianceEigenvalues(spectrum.sigmaCentred, spectrum.n, spectrum.dimension);
    if (const auto fit = alphaReq(lambda, rangeOfAlphaReq(spectrum.n, spectrum.dimension))) {
        measures["alpha_req"] = fit->alpha;
        measures["alpha_req_r2"] = fit->r2;
    }
    keep(measures, "nc1", neuralCollapse1(moments));
    if (const auto distance = neuralCollapse2(moments)) {
        measures["nc2_norm_cv"] = distance->normVariation;
        measures["nc2_angle"] = distance->angle;
        measures["nc2_etf"] = distance->etf;
    }
    keep(measures, "h_score", hScore(moments));
    keep(measures, "logme", logMe(spectrum, moments));
    return measures;
}

} // namespace

Spectrum takeSpectrum(const Moments& moments)
{
    if (moments.count() == 0)
        throw Error("too-few-rows", "found no features, expected one row or more");
    const auto count = std::min(moments.count(), moments.dimension());
    const auto gram = moments.gram();
    // Values found with their vectors (divide and conquer) are right to 1e-7 of the largest only.
    const auto values = torch::linalg_eigvalsh(gram);
    const auto vectors = std::get<1>(torch::linalg_eigh(gram));
    const double floor = roundingSquared * values[-1].item<double>();
    return {moments.count(), moments.dimension(), singularValues(values, count, 0),
            singularValues(torch::linalg_eigvalsh(moments.centredScatter()), count, floor), vectors.flip(1).narrow(1, 0, count).contiguous()};
}

std::int64_t componentsHolding(const torch::Tensor& sigma, double share, bool squared)
{
    const auto cumulative = (squared ? sigma.square() : sigma).cumsum(0);
    const double total = cumulative[-1].item<double>();
    if (total <= 0)
        return 0;
    // A share of 1 is reached by the last component whatever the rounding of the sum.
    const auto below = cumulative.lt(share * total * (1 - 1e-12)).sum().item<std::int64_t>();
    return std::min(below + 1, sigma.size(0));
}

double effectiveRank(const torch::Tensor& values, double epsilon)
{
    const double total = values.sum().item<double>();
    if (total <= 0)
        return 0;
    const auto shares = values / total + epsilon;
    return std::exp(-torch::xlogy(shares, shares).sum().item<double>());
}

double participationRatio(const torch::Tensor& sigmaCentred)
{
    const auto lambda = sigmaCentred.square();
    const double squares = lambda.square().sum().item<double>();
    return squares > 0 ? std::pow(lambda.sum().item<double>(), 2) / squares : 0;
}

std::optional<double> neuralCollapse1(const Moments& moments)
{
    const auto present = moments.classCounts().gt(0).nonzero().squeeze(1);
    const auto classes = present.size(0);
    if (classes < 2)
        return std::nullopt;
    const auto means = moments.centredClassMeans().index_select(0, present);
    const auto counts = moments.classCounts().index_select(0, present);
    const auto between = torch::mm((means * counts.unsqueeze(1)).t(), means);
    const auto within = (moments.centredScatter() - between) / double(moments.count());
    const auto [values, vectors] = torch::linalg_eigh(torch::mm(means, means.t()));
    const double largest = values[-1].item<double>();
    if (largest <= roundingSquared * moments.gram().trace().item<double>() / double(moments.count()))
        return std::nullopt;
    // Sigma_B = M'M / C for the class means M; its pseudo-inverse is C M' (MM')^+2 M.
    const auto inverse = torch::where(values.gt(1e-12 * largest), values.reciprocal(), torch::zeros_like(values)).square();
    const auto projected = torch::mm(vectors.t(), torch::mm(torch::mm(means, within), means.t())).mm(vectors);
    return (projected.diagonal() * inverse).sum().item<double>();
}

SpectrumRecord toRecord(const Spectrum& spectrum, const Moments& moments, const std::string& features, double share, std::int64_t vectors)
{
    SpectrumRecord record;
    record.features = features;
    record.n = spectrum.n;
    record.dimension = spectrum.dimension;
    record.sigmaUncentred = toVector(spectrum.sigmaUncentred);
    record.sigmaCentred = toVector(spectrum.sigmaCentred);
    record.vectors = toVector(spectrum.vectors.narrow(1, 0, std::min(vectors, spectrum.vectors.size(1))));
    record.share = share;
    record.k = componentsHolding(spectrum.sigmaUncentred, share);
    record.kCentred = componentsHolding(spectrum.sigmaCentred, share);
    record.kSquared = componentsHolding(spectrum.sigmaUncentred, share, true);
    record.kSquaredCentred = componentsHolding(spectrum.sigmaCentred, share, true);
    record.measures = measuresOf(spectrum, moments);
    return record;
}

} // namespace transect
