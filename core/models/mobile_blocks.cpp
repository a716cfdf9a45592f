#include "models/mobile_blocks.h"

#include <torch/nn/init.h>
#include <torch/utils.h>

#include "models/convolution.h"
#include "models/linear_head_network.h"
#include "models/nested_module.h"
#include "models/norm.h"

namespace transect {

namespace {

torch::Tensor activated(const torch::Tensor& map, Nonlinearity nonlinearity)
{
    switch (nonlinearity) {
    case Nonlinearity::Relu:
        return at::relu(map);
    case Nonlinearity::Silu:
        return at::silu(map);
    case Nonlinearity::Hardswish:
        return at::hardswish(map);
    case Nonlinearity::None:
        break;
    }
    return map;
}

torch::nn::Conv2d pointwise(std::int64_t inputs, std::int64_t outputs)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(inputs, outputs, 1));
}

/// Each image's branch is zero with probability `drop`, else divided by 1 - drop.
torch::Tensor withStochasticDepth(const torch::Tensor& branch, double drop)
{
    return branch * torch::empty({branch.size(0), 1, 1, 1}, branch.options()).bernoulli_(1 - drop).div_(1 - drop);
}

} // namespace

ConvolutionNorm::ConvolutionNorm(const Shape& shape, const MobileStyle& style, Nonlinearity nonlinearity)
    : m_convolution(register_module("0", torch::nn::Conv2d(torch::nn::Conv2dOptions(shape.inputs, shape.outputs, shape.kernel)
                                                                .stride(shape.stride).padding(shape.kernel / 2).groups(shape.groups).bias(false))))
    , m_norm(register_module("1", torch::nn::BatchNorm2d(torch::nn::BatchNorm2dOptions(shape.outputs).eps(style.normEpsilon).momentum(style.normMomentum))))
    , m_nonlinearity(nonlinearity)
{
}

torch::Tensor ConvolutionNorm::forward(const torch::Tensor& input)
{
    const auto map = convolve(*m_convolution, input);
    if (m_nonlinearity == Nonlinearity::Relu)
        return normalise(*m_norm, map, Activation::Relu);
    return activated(normalise(*m_norm, map, Activation::None), m_nonlinearity);
}

SqueezeExcitation::SqueezeExcitation(std::int64_t channels, std::int64_t squeezed, const MobileStyle& style)
    : m_fc1(register_module("fc1", pointwise(channels, squeezed)))
    , m_fc2(register_module("fc2", pointwise(squeezed, channels)))
    , m_style(style)
{
}

torch::Tensor SqueezeExcitation::forward(const torch::Tensor& input)
{
    const auto squeezed = activated(m_fc1->forward(input.mean({2, 3}, true)), m_style.squeezeNonlinearity);
    return input * m_style.gate(m_fc2->forward(squeezed));
}

InvertedResidual::InvertedResidual(const Shape& shape, const MobileStyle& style)
    : m_isResidual(shape.stride == 1 && shape.inputs == shape.outputs)
    , m_depthDrop(shape.depthDrop)
{
    auto& block = moduleAt(*this, "block");
    const auto add = [&](auto layer) { return block.register_module(std::to_string(block.children().size()), layer); };
    if (shape.expanded != shape.inputs)
        m_expansion = add(std::make_shared<ConvolutionNorm>(ConvolutionNorm::Shape{shape.inputs, shape.expanded, 1}, style, shape.nonlinearity));
    m_depthwise = add(std::make_shared<ConvolutionNorm>(ConvolutionNorm::Shape{shape.expanded, shape.expanded, shape.kernel, shape.stride, shape.expanded}, style, shape.nonlinearity));
    if (shape.squeezed > 0)
        m_excitation = add(std::make_shared<SqueezeExcitation>(shape.expanded, shape.squeezed, style));
    m_projection = add(std::make_shared<ConvolutionNorm>(ConvolutionNorm::Shape{shape.expanded, shape.outputs, 1}, style, Nonlinearity::None));
}

torch::Tensor InvertedResidual::forward(const torch::Tensor& input)
{
    auto map = m_depthwise->forward(m_expansion ? m_expansion->forward(input) : input);
    if (m_excitation)
        map = m_excitation->forward(map);
    map = m_projection->forward(map);
    if (!m_isResidual)
        return map;
    return input + (is_training() && m_depthDrop > 0 ? withStochasticDepth(map, m_depthDrop) : map);
}

void initialiseMobile(torch::nn::Module& network)
{
    initialiseConvolutions(network);
    for (const auto& child : network.modules(false)) {
        if (const auto* convolution = child->as<torch::nn::Conv2d>(); convolution && convolution->bias.defined())
            torch::nn::init::zeros_(convolution->bias);
    }
}

} // namespace transect
