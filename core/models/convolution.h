#pragma once

#include <torch/nn/modules/conv.h>

namespace transect {

/// layer(input). Small channels-last float32 maps on the CPU take kernels of our own (convolution_kernels.h), which are
/// about twice as fast there as LibTorch's; everything else takes LibTorch's. Equal results up to rounding, the same for
/// any number of threads.
torch::Tensor convolve(torch::nn::Conv2dImpl& layer, const torch::Tensor& input);

} // namespace transect
