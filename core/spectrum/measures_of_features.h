#pragma once

#include <cstdint>
#include <optional>

#include <torch/types.h>

namespace transect {

/// Measures that need the rows themselves: what a source head says of target images (LEEP, NCE), how a classifier lies to the class
/// means (NC3, NC4), and how alike two representations of the same images are (CKA). k nearest neighbours: transfer/knn.h.
/// Labels are int64 from 0. Error "bad-labels": another number of them than of rows, or one below 0 or not below `classes`.

/// LEEP (Nguyen et al. 2020): the mean over rows of ln sum_z P(y | z) theta_z, theta being the source head's probabilities of the
/// target image and P(y | z) the empirical one, sum theta_z [y] / sum theta_z. At most 0; 0 where the source class tells the target's;
/// -H(y) for a head that says the same of every image. `probabilities`: n x Z. Cost: n Z C.
/// Pitfalls: needs the source head, so a self-supervised checkpoint has none. Source classes that no row gives weight are left out.
/// Throws Error "bad-probabilities": not finite, negative, or rows that do not sum to 1 within 1e-3 (scores without softmax).
double leep(const torch::Tensor& probabilities, const torch::Tensor& labels, std::int64_t classes);

/// NCE (Tran et al. 2019): -H(y | z), in nats, of the target's label given the source label z that the source head predicts.
/// At most 0; 0 where z tells y, also where each z occurs once (many source classes, few rows: a number without meaning).
/// Cost: n + Z C. `sourceLabels`: n, 0 to sourceClasses - 1.
double negativeConditionalEntropy(const torch::Tensor& sourceLabels, std::int64_t sourceClasses, const torch::Tensor& labels, std::int64_t classes);

/// NC3 (Papyan et al. 2020): ||WM / ||WM||_F - (I - 11'/C) / sqrt(C - 1)||_F for classifier weights W and class means less the mean of all
/// rows as the columns of M. 0 where each weight vector points to its class mean. Both C x d, C >= 2. Cost: C^2 d.
/// Pitfall: say whose classifier it is, the source's head or a probe on the target. None where WM is 0.
std::optional<double> neuralCollapse3(const torch::Tensor& weight, const torch::Tensor& centredClassMeans);

/// NC4: of these rows, how many the nearest class mean gives another class than the classifier; over n: the measure. Of equals the
/// smaller class. `features` n x d, `classMeans` C x d (not centred), `weight` C x d, `bias` C. Cost: n C d.
std::int64_t nearestMeanDisagreements(const torch::Tensor& features, const torch::Tensor& classMeans, const torch::Tensor& weight, const torch::Tensor& bias);

/// Linear CKA of two representations of the same n rows (Kornblith et al. 2019): ||X'Y||_F^2 / (||X'X||_F ||Y'Y||_F), both centred. 1 for
/// equal up to rotation, scale and shift; independent features give about d / (n + d). Cost: n d d' (or n^2 (d + d')).
/// Pitfalls: the rows must be the same images in the same order; the leading principal components decide it.
/// None where one of them is constant. Throws Error "bad-features": another number of rows, not finite, not two-dimensional.
std::optional<double> linearCka(const torch::Tensor& x, const torch::Tensor& y);

/// With the unbiased estimates of the three products (Székely & Rizzo 2014; Nguyen, Raghu & Kornblith 2021), which is about 0 for
/// independent features. Throws also Error "too-few-rows" below four. None where an estimate of a norm is not positive.
std::optional<double> debiasedLinearCka(const torch::Tensor& x, const torch::Tensor& y);

} // namespace transect
