#include "spectrum/measures_of_features.h"

#include <cmath>

#include <torch/types.h>
#include <torch/utils.h>

#include "record/error.h"

namespace transect {

namespace {

void requireLabels(const torch::Tensor& labels, std::int64_t rows, std::int64_t classes)
{
    if (labels.dim() != 1 || labels.size(0) != rows || rows == 0)
        throw Error("bad-labels", c10::str("found labels of shape ", labels.sizes(), ", expected one for each of ", rows, " rows"));
    const auto [least, most] = torch::aminmax(labels);
    if (least.item<std::int64_t>() < 0 || most.item<std::int64_t>() >= classes)
        throw Error("bad-labels", c10::str("found labels from ", least.item<std::int64_t>(), " to ", most.item<std::int64_t>(), ", expected 0 to ", classes - 1));
}

void requireProbabilities(const torch::Tensor& probabilities)
{
    if (probabilities.dim() != 2 || probabilities.numel() == 0)
        throw Error("bad-probabilities", c10::str("found probabilities of shape ", probabilities.sizes(), ", expected rows x source classes"));
    if (!torch::isfinite(probabilities).all().item<bool>() || probabilities.min().item<double>() < 0)
        throw Error("bad-probabilities", "found a probability that is negative or not a finite number", {}, "take the softmax of the source head's scores");
    const double error = (probabilities.sum(1) - 1).abs().max().item<double>();
    if (error > 1e-3)
        throw Error("bad-probabilities", c10::str("found a row that sums to 1 only within ", error, ", expected 0.001"), {}, "take the softmax of the source head's scores");
}

/// n x C: 1 at the label.
torch::Tensor indicators(const torch::Tensor& labels, std::int64_t classes)
{
    return torch::zeros({labels.size(0), classes}, torch::kFloat64).scatter_(1, labels.unsqueeze(1), 1.0);
}

void requireSameRows(const torch::Tensor& x, const torch::Tensor& y)
{
    if (x.dim() != 2 || y.dim() != 2 || x.size(0) != y.size(0) || x.numel() == 0 || y.numel() == 0)
        throw Error("bad-features", c10::str("found features of shape ", x.sizes(), " and ", y.sizes(), ", expected two of the same rows"));
    if (!torch::isfinite(x).all().item<bool>() || !torch::isfinite(y).all().item<bool>())
        throw Error("bad-features", "found a feature that is not a finite number", {}, "the checkpoint may have diverged: look at its loss");
}

/// In fp64, less the mean; what rounding leaves of constant columns is 0.
torch::Tensor centredColumns(const torch::Tensor& features)
{
    const auto wide = features.to(torch::kFloat64);
    const auto centred = wide - wide.mean(0);
    const auto isConstant = centred.abs().amax(0) <= 1e-14 * wide.abs().amax(0);
    return centred.masked_fill(isConstant, 0);
}

/// ||X'Y||_F^2, by the smaller product.
double squaredProduct(const torch::Tensor& x, const torch::Tensor& y)
{
    const bool isWide = x.size(0) < std::min(x.size(1), y.size(1));
    return (isWide ? torch::mm(x, x.t()) * torch::mm(y, y.t()) : torch::mm(x.t(), y).square()).sum().item<double>();
}

std::optional<double> cosine(double product, double first, double second)
{
    if (!(first > 0) || !(second > 0))
        return std::nullopt;
    return product / std::sqrt(first * second);
}

/// The unbiased estimate of ||X'Y||_F^2, but for a factor that cancels in CKA. Of centred features.
double unbiasedProduct(const torch::Tensor& x, const torch::Tensor& y)
{
    const auto n = double(x.size(0));
    const auto ofX = x.square().sum(1), ofY = y.square().sum(1);
    return squaredProduct(x, y) - n / (n - 2) * ofX.dot(ofY).item<double>() + (ofX.sum() * ofY.sum()).item<double>() / ((n - 1) * (n - 2));
}

} // namespace

double leep(const torch::Tensor& probabilities, const torch::Tensor& labels, std::int64_t classes)
{
    requireProbabilities(probabilities);
    requireLabels(labels, probabilities.size(0), classes);
    const auto theta = probabilities.to(torch::kFloat64);
    const auto joint = torch::mm(theta.t(), indicators(labels, classes)); // Z x C
    const auto mass = joint.sum(1, true);
    const auto conditional = torch::where(mass.gt(0), joint / mass, torch::zeros_like(joint));
    return torch::mm(theta, conditional).gather(1, labels.unsqueeze(1)).log().mean().item<double>();
}

double negativeConditionalEntropy(const torch::Tensor& sourceLabels, std::int64_t sourceClasses, const torch::Tensor& labels, std::int64_t classes)
{
    requireLabels(sourceLabels, sourceLabels.numel(), sourceClasses);
    requireLabels(labels, sourceLabels.size(0), classes);
    const auto counts = torch::bincount(sourceLabels * classes + labels, {}, sourceClasses * classes).view({sourceClasses, classes}).to(torch::kFloat64);
    const auto ofSource = counts.sum(1);
    // sum over z, y of P(z, y) ln P(y | z)
    return ((torch::xlogy(counts, counts).sum() - torch::xlogy(ofSource, ofSource).sum()) / double(labels.size(0))).item<double>();
}

std::optional<double> neuralCollapse3(const torch::Tensor& weight, const torch::Tensor& centredClassMeans)
{
    if (weight.dim() != 2 || weight.sizes() != centredClassMeans.sizes() || weight.size(0) < 2)
        throw Error("bad-weights", c10::str("found classifier weights of shape ", weight.sizes(), ", expected ", centredClassMeans.sizes(), ", classes x dimensions, and two classes or more"));
    const auto classes = weight.size(0);
    const auto product = torch::mm(weight.to(torch::kFloat64), centredClassMeans.to(torch::kFloat64).t());
    const double norm = product.norm().item<double>();
    if (!(norm > 0))
        return std::nullopt;
    const auto simplex = (torch::eye(classes, torch::kFloat64) - 1.0 / double(classes)) / std::sqrt(double(classes - 1));
    return (product / norm - simplex).norm().item<double>();
}

std::int64_t nearestMeanDisagreements(const torch::Tensor& features, const torch::Tensor& classMeans, const torch::Tensor& weight, const torch::Tensor& bias)
{
    if (weight.sizes() != classMeans.sizes() || bias.dim() != 1 || bias.size(0) != weight.size(0) || features.dim() != 2 || features.size(1) != weight.size(1))
        throw Error("bad-weights", c10::str("found features ", features.sizes(), ", class means ", classMeans.sizes(), ", classifier weights ", weight.sizes(), " and biases ", bias.sizes(),
                                            ", expected n x d, C x d, C x d and C"));
    const auto rows = features.to(torch::kFloat64), means = classMeans.to(torch::kFloat64);
    const auto classified = torch::addmm(bias.to(torch::kFloat64), rows, weight.to(torch::kFloat64).t()).argmax(1);
    // |x - m|^2 less |x|^2, about the mean of the means: distances are small beside the features.
    const auto centre = means.mean(0);
    const auto moved = means - centre;
    const auto nearest = (moved.square().sum(1) - 2 * torch::mm(rows - centre, moved.t())).argmin(1);
    return classified.ne(nearest).sum().item<std::int64_t>();
}

std::optional<double> linearCka(const torch::Tensor& x, const torch::Tensor& y)
{
    requireSameRows(x, y);
    const auto first = centredColumns(x), second = centredColumns(y);
    return cosine(squaredProduct(first, second), squaredProduct(first, first), squaredProduct(second, second));
}

std::optional<double> debiasedLinearCka(const torch::Tensor& x, const torch::Tensor& y)
{
    requireSameRows(x, y);
    if (x.size(0) < 4)
        throw Error("too-few-rows", c10::str("found ", x.size(0), " rows, expected 4 or more for the debiased CKA"));
    const auto first = centredColumns(x), second = centredColumns(y);
    return cosine(unbiasedProduct(first, second), unbiasedProduct(first, first), unbiasedProduct(second, second));
}

} // namespace transect
