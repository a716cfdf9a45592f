#include "models/convolution.h"

#include <ATen/autocast_mode.h>
#include <torch/autograd.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>

#include "models/convolution_kernels.h"
#include "models/parallel.h"

namespace transect {

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

ConvolutionShape shapeOf(const Tensor& input, const Tensor& weight, std::int64_t stride, std::int64_t padding)
{
    return {input.size(0), input.size(2), input.size(3), input.size(1), weight.size(0), weight.size(2), stride, padding};
}

Tensor run(const Gather& gather, const Tensor& source, const Tensor& panels, Tensor target)
{
    acrossThreads(gather.units(), [&](std::int64_t begin, std::int64_t end) {
        gather.run(begin, end, source.const_data_ptr<float>(), panels.const_data_ptr<float>(), target.mutable_data_ptr<float>());
    });
    return target;
}

Tensor output(const Tensor& input, const Tensor& weight, const ConvolutionShape& shape)
{
    const auto panels = weight.permute({0, 2, 3, 1}).reshape({shape.outChannels / channelBlock, channelBlock, -1}).transpose(1, 2).contiguous();
    return run(Gather::output(shape), input, panels,
               at::empty({shape.images, shape.outChannels, shape.outHeight(), shape.outWidth()},
                         input.options().memory_format(at::MemoryFormat::ChannelsLast)));
}

Tensor inputGradient(const Tensor& gradient, const Tensor& weight, const ConvolutionShape& shape)
{
    const auto panels = weight.permute({2, 3, 0, 1})
                            .reshape({shape.taps(), shape.outChannels, shape.channels / channelBlock, channelBlock})
                            .permute({2, 0, 1, 3})
                            .contiguous();
    return run(Gather::inputGradient(shape), gradient, panels,
               at::empty({shape.images, shape.channels, shape.height, shape.width},
                         gradient.options().memory_format(at::MemoryFormat::ChannelsLast)));
}

Tensor weightGradient(const Tensor& input, const Tensor& gradient, const ConvolutionShape& shape)
{
    auto result = at::zeros({shape.kernel, shape.kernel, shape.channels, shape.outChannels}, input.options());
    const WeightGradient kernel(shape);
    acrossThreads(kernel.units(), [&](std::int64_t begin, std::int64_t end) {
        kernel.run(begin, end, input.const_data_ptr<float>(), gradient.const_data_ptr<float>(), result.mutable_data_ptr<float>());
    });
    return result.permute({3, 2, 0, 1});
}

/// The convolution by our own kernels.
struct DirectConvolution : torch::autograd::Function<DirectConvolution> {
    static Tensor forward(AutogradContext* context, const Tensor& input, const Tensor& weight, std::int64_t stride, std::int64_t padding)
    {
        context->save_for_backward({input, weight});
        context->saved_data["stride"] = stride;
        context->saved_data["padding"] = padding;
        return output(input, weight, shapeOf(input, weight, stride, padding));
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        TORCH_CHECK(!torch::GradMode::is_enabled(), "the direct convolution has no second derivative");
        const auto saved = context->get_saved_variables();
        const auto stride = context->saved_data["stride"].toInt(), padding = context->saved_data["padding"].toInt();
        const auto gradient = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
        const auto shape = shapeOf(saved[0], saved[1], stride, padding);
        variable_list result(4);
        if (context->needs_input_grad(0) && shape.channels % channelBlock == 0)
            result[0] = inputGradient(gradient, saved[1], shape);
        else if (context->needs_input_grad(0))
            result[0] = std::get<0>(at::convolution_backward(gradient, saved[0], saved[1], at::nullopt, {stride, stride}, {padding, padding},
                                                             {1, 1}, false, {0, 0}, 1, {true, false, false}));
        if (context->needs_input_grad(1))
            result[1] = weightGradient(saved[0], gradient, shape);
        return result;
    }
};

bool isPlain(const Tensor& map)
{
    return map.device().is_cpu() && map.scalar_type() == at::kFloat && map.dim() == 4 && map.is_contiguous(at::MemoryFormat::ChannelsLast);
}

/// The kernels are written for 8 floats in a vector; without that, LibTorch is faster.
bool hasVectors()
{
    static const auto capability = at::get_cpu_capability();
    return capability == "AVX2" || capability == "AVX512";
}

/// Larger maps and wider layers are as fast or faster in LibTorch (measured with AVX2).
bool isSmall(const ConvolutionShape& shape)
{
    return shape.kernel <= 3 && shape.outHeight() * shape.outWidth() <= 256 && std::max(shape.channels, shape.outChannels) <= 128;
}

/// The shape, where the kernels can and should do what the layer does.
std::optional<ConvolutionShape> suitedShape(const torch::nn::Conv2dImpl& layer, const Tensor& input)
{
    const auto& options = layer.options;
    const auto* padding = std::get_if<torch::ExpandingArray<2>>(&options.padding());
    const auto square = [](const torch::ExpandingArray<2>& sizes) { return sizes->at(0) == sizes->at(1); };
    if (!hasVectors() || !isPlain(input) || layer.weight.scalar_type() != at::kFloat || options.bias() || options.groups() != 1
        || options.dilation()->at(0) * options.dilation()->at(1) != 1 || !padding || !square(*padding) || !square(options.kernel_size())
        || !square(options.stride()) || input.size(1) != layer.weight.size(1) || layer.weight.size(0) % channelBlock != 0
        || at::autocast::is_autocast_enabled(at::kCPU))
        return std::nullopt;
    const auto shape = shapeOf(input, layer.weight, options.stride()->at(0), (*padding)->at(0));
    return isSmall(shape) ? std::optional(shape) : std::nullopt;
}

/// oneDNN's gradient of the weights of a strided 1 x 1 convolution of fewer than 8 channels, channels-last, writes past
/// the end of its memory (LibTorch 2.13 with AVX2). On every stride-th pixel it is the same convolution without a stride.
bool isOverrun(const torch::nn::Conv2dImpl& layer, const Tensor& input)
{
    const auto& options = layer.options;
    const auto* padding = std::get_if<torch::ExpandingArray<2>>(&options.padding());
    const auto are = [](const torch::ExpandingArray<2>& sizes, std::int64_t size) { return sizes->at(0) == size && sizes->at(1) == size; };
    return input.device().is_cpu() && input.dim() == 4 && layer.weight.size(1) < 8 && options.groups() == 1 && are(options.kernel_size(), 1)
        && !are(options.stride(), 1) && padding && are(*padding, 0);
}

Tensor everyPixel(torch::nn::Conv2dImpl& layer, const Tensor& input)
{
    const auto& stride = *layer.options.stride();
    const auto pixels = input.slice(2, 0, at::nullopt, stride[0]).slice(3, 0, at::nullopt, stride[1]);
    return at::conv2d(pixels.contiguous(input.suggest_memory_format()), layer.weight, layer.bias);
}

} // namespace

Tensor convolve(torch::nn::Conv2dImpl& layer, const Tensor& input)
{
    if (const auto shape = suitedShape(layer, input))
        return DirectConvolution::apply(input, layer.weight, shape->stride, shape->padding);
    if (isOverrun(layer, input))
        return everyPixel(layer, input);
    return layer.forward(input);
}

} // namespace transect
