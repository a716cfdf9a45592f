#pragma once

#include <torch/nn/modules/batchnorm.h>

namespace transect {

/// What follows a batch norm.
enum class Activation { None, Relu };

/// activation(layer(input) + residual); an undefined residual is none. Batch norm as torch::nn::BatchNorm2d has it
/// (Ioffe & Szegedy 2015), running statistics included. Channels-last float32 maps on the CPU are normalised, added to
/// and rectified in one pass, with equal results up to rounding, the same for any number of threads.
/// Throws Error "batch-too-small" in training mode where there is one value per channel.
torch::Tensor normalise(torch::nn::BatchNorm2dImpl& layer, const torch::Tensor& input, Activation activation,
                        const torch::Tensor& residual = {});

} // namespace transect
