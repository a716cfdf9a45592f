#pragma once

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>

namespace transect {

// What EfficientNet and MobileNetV3 are made of, with torchvision's names.

enum class Nonlinearity { None, Relu, Silu, Hardswish };

/// What all blocks of a network have in common.
struct MobileStyle {
    double normEpsilon, normMomentum;
    Nonlinearity squeezeNonlinearity; ///< between the two layers of squeeze-and-excitation
    torch::Tensor (*gate)(const torch::Tensor&);
};

/// "0" a convolution of odd kernel without bias, "1" a batch norm, then the nonlinearity.
class ConvolutionNorm : public torch::nn::Module {
public:
    struct Shape {
        std::int64_t inputs, outputs, kernel, stride = 1, groups = 1;
    };
    ConvolutionNorm(const Shape& shape, const MobileStyle& style, Nonlinearity nonlinearity);
    torch::Tensor forward(const torch::Tensor& input);

private:
    torch::nn::Conv2d m_convolution;
    torch::nn::BatchNorm2d m_norm;
    Nonlinearity m_nonlinearity;
};

/// Hu, Shen & Sun 2018: each channel is multiplied by gate(fc2(f(fc1(mean over the map)))).
class SqueezeExcitation : public torch::nn::Module {
public:
    SqueezeExcitation(std::int64_t channels, std::int64_t squeezed, const MobileStyle& style);
    torch::Tensor forward(const torch::Tensor& input);

private:
    torch::nn::Conv2d m_fc1, m_fc2;
    MobileStyle m_style;
};

/// Sandler et al. 2018: channels are expanded, convolved one by one, squeezed and excited, and projected; added to the input where
/// neither channels nor pixels change. Its layers are "block.0", "block.1", ...
class InvertedResidual : public torch::nn::Module {
public:
    struct Shape {
        std::int64_t inputs, expanded, outputs, kernel, stride;
        std::int64_t squeezed = 0; ///< 0: no squeeze-and-excitation
        Nonlinearity nonlinearity;
        double depthDrop = 0; ///< in training, the probability that an image skips the block (Huang et al. 2016)
    };
    InvertedResidual(const Shape& shape, const MobileStyle& style);
    torch::Tensor forward(const torch::Tensor& input);

private:
    bool m_isResidual;
    double m_depthDrop;
    std::shared_ptr<ConvolutionNorm> m_expansion; ///< none where nothing is expanded
    std::shared_ptr<ConvolutionNorm> m_depthwise;
    std::shared_ptr<SqueezeExcitation> m_excitation;
    std::shared_ptr<ConvolutionNorm> m_projection;
};

/// As torchvision initialises both: Kaiming normal by fan-out for convolutions, zero for their biases.
void initialiseMobile(torch::nn::Module& network);

} // namespace transect
