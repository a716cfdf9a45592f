#include "models/norm.h"

#include <ATen/autocast_mode.h>
#include <torch/autograd.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/types.h>

#include "models/norm_kernels.h"
#include "models/parallel.h"
#include "record/error.h"

namespace transect {

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// A map's rows and channels cut into panels, which threads share. What is summed up within a range of rows is merged in
/// the order of the ranges, whatever the number of threads.
class Panels {
public:
    explicit Panels(const Tensor& map)
        : m_rows(map.numel() / map.size(1))
        , m_channels(map.size(1))
    {
    }

    std::int64_t rows() const { return m_rows; }
    std::int64_t channels() const { return m_channels; }
    std::int64_t ranges() const { return (m_rows + rangeRows - 1) / rangeRows; }

    /// work(panel, range, first channel, place of the panel's first value)
    template <typename Work> void forEach(const Work& work) const
    {
        const auto across = (m_channels + panelChannels - 1) / panelChannels;
        acrossThreads(ranges() * across, [&](std::int64_t begin, std::int64_t end) {
            for (auto unit = begin; unit < end; ++unit) {
                const auto range = unit / across, row = range * rangeRows, channel = unit % across * panelChannels;
                const Panel panel{std::min(rangeRows, m_rows - row), std::min(panelChannels, m_channels - channel), m_channels};
                work(panel, range, channel, row * m_channels + channel);
            }
        });
    }

private:
    static constexpr std::int64_t rangeRows = 512, panelChannels = 128;

    std::int64_t m_rows, m_channels;
};

const float* read(const Tensor& tensor) { return tensor.const_data_ptr<float>(); }
const float* readOrNull(const Tensor& tensor) { return tensor.defined() ? read(tensor) : nullptr; }
float* write(const Tensor& tensor) { return tensor.mutable_data_ptr<float>(); }
Tensor emptyLike(const Tensor& map) { return at::empty_like(map, {}, at::MemoryFormat::ChannelsLast); }

std::vector<ChannelMoments> momentsOf(const Tensor& input)
{
    const Panels panels(input);
    const auto channels = panels.channels();
    std::vector<ChannelMoments> parts(panels.ranges() * channels);
    panels.forEach([&](const Panel& panel, std::int64_t range, std::int64_t channel, std::int64_t at) {
        addMoments(panel, read(input) + at, &parts[range * channels + channel]);
    });
    for (std::int64_t i = channels; i < std::int64_t(parts.size()); ++i)
        parts[i % channels].add(parts[i]);
    parts.resize(channels);
    return parts;
}

/// Of the gradient where `output` is positive, which it becomes; of all of it where that is not defined.
std::vector<GradientSums> gradientSumsOf(Tensor& gradient, const Tensor& output, const Tensor& input, const Tensor& mean)
{
    const auto given = gradient;
    if (output.defined())
        gradient = emptyLike(given);
    const Panels panels(input);
    const auto channels = panels.channels();
    std::vector<GradientSums> parts(panels.ranges() * channels);
    panels.forEach([&](const Panel& panel, std::int64_t range, std::int64_t channel, std::int64_t at) {
        auto* sums = &parts[range * channels + channel];
        if (output.defined())
            maskAndAddGradientSums(panel, read(given) + at, read(output) + at, read(input) + at, read(mean) + channel, write(gradient) + at, sums);
        else
            addGradientSums(panel, read(given) + at, read(input) + at, read(mean) + channel, sums);
    });
    for (std::int64_t i = channels; i < std::int64_t(parts.size()); ++i) {
        parts[i % channels].gradient += parts[i].gradient;
        parts[i % channels].product += parts[i].product;
    }
    parts.resize(channels);
    return parts;
}

/// activation((input - mean) * inverseDeviation * weight + bias + residual)
Tensor affine(const Tensor& input, const Tensor& mean, const Tensor& inverseDeviation, const Tensor& weight, const Tensor& bias,
              Activation activation, const Tensor& residual)
{
    const Panels panels(input);
    std::vector<float> scale(panels.channels()), shift(panels.channels());
    for (std::int64_t i = 0; i < panels.channels(); ++i) {
        scale[i] = read(inverseDeviation)[i] * read(weight)[i];
        shift[i] = read(bias)[i] - read(mean)[i] * scale[i];
    }
    auto output = emptyLike(input);
    panels.forEach([&](const Panel& panel, std::int64_t, std::int64_t channel, std::int64_t at) {
        const float* added = readOrNull(residual);
        scaleAndShift(panel, read(input) + at, added ? added + at : nullptr, &scale[channel], &shift[channel],
                      activation == Activation::Relu, write(output) + at);
    });
    return output;
}

/// dx = weight / s (g - mean(g) - x^ mean(g x^)) with x^ = (x - mean) / s: Ioffe & Szegedy 2015, section 3.
/// Writes into `gradient` itself where `inPlace`.
Tensor inputGradientOf(const Tensor& gradient, const Tensor& input, const Tensor& mean, const Tensor& inverseDeviation,
                       const Tensor& weight, const std::vector<GradientSums>& sums, bool inPlace)
{
    const Panels panels(input);
    std::vector<float> scale(panels.channels()), slope(panels.channels()), offset(panels.channels());
    for (std::int64_t i = 0; i < panels.channels(); ++i) {
        const double inverse = read(inverseDeviation)[i], factor = inverse * read(weight)[i] / double(panels.rows());
        scale[i] = read(inverseDeviation)[i] * read(weight)[i];
        slope[i] = float(-factor * inverse * inverse * sums[i].product);
        offset[i] = float(-factor * sums[i].gradient);
    }
    auto result = inPlace ? gradient : emptyLike(gradient);
    panels.forEach([&](const Panel& panel, std::int64_t, std::int64_t channel, std::int64_t at) {
        normInputGradient(panel, read(gradient) + at, read(input) + at, read(mean) + channel, &scale[channel], &slope[channel],
                          &offset[channel], write(result) + at);
    });
    return result;
}

/// activation(batch norm(input) + residual) with the batch's own mean and inverse deviation.
struct FusedNorm : torch::autograd::Function<FusedNorm> {
    static Tensor forward(AutogradContext* context, const Tensor& input, const std::optional<Tensor>& residual, const Tensor& weight,
                          const Tensor& bias, const Tensor& mean, const Tensor& inverseDeviation, bool relu)
    {
        const auto activation = relu ? Activation::Relu : Activation::None;
        const auto output = affine(input, mean, inverseDeviation, weight, bias, activation, residual.value_or(Tensor()));
        context->save_for_backward({input, weight, mean, inverseDeviation, relu ? output : Tensor()});
        context->saved_data["residual"] = residual.has_value();
        return output;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        TORCH_CHECK(!torch::GradMode::is_enabled(), "the fused batch norm has no second derivative");
        const auto saved = context->get_saved_variables();
        const auto &input = saved[0], &weight = saved[1], &mean = saved[2], &inverseDeviation = saved[3], &output = saved[4];
        const bool hasResidual = context->saved_data["residual"].toBool();
        auto gradient = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
        const auto sums = gradientSumsOf(gradient, output, input, mean);
        auto weightGradient = at::empty_like(weight), biasGradient = at::empty_like(weight);
        for (std::int64_t i = 0; i < std::int64_t(sums.size()); ++i) {
            write(weightGradient)[i] = float(sums[i].product * read(inverseDeviation)[i]);
            write(biasGradient)[i] = float(sums[i].gradient);
        }
        // The residual's gradient is the masked one; without a residual nobody else needs that, and its memory serves again.
        const bool inPlace = output.defined() && !hasResidual;
        return {inputGradientOf(gradient, input, mean, inverseDeviation, weight, sums, inPlace), hasResidual ? gradient : Tensor(),
                weightGradient, biasGradient, {}, {}, {}};
    }
};

bool isPlainMap(const Tensor& map)
{
    return map.device().is_cpu() && map.scalar_type() == at::kFloat && map.dim() == 4 && map.is_contiguous(at::MemoryFormat::ChannelsLast);
}

bool suitsFusion(const torch::nn::BatchNorm2dImpl& layer, const Tensor& input, const Tensor& residual)
{
    const auto& options = layer.options;
    return isPlainMap(input) && (!residual.defined() || (isPlainMap(residual) && residual.sizes() == input.sizes()))
        && options.affine() && options.track_running_stats() && options.momentum() && layer.weight.scalar_type() == at::kFloat
        && (layer.is_training() || !torch::GradMode::is_enabled()) && !at::autocast::is_autocast_enabled(at::kCPU);
}

Tensor fusedInTraining(torch::nn::BatchNorm2dImpl& layer, const Tensor& input, Activation activation, const Tensor& residual)
{
    const auto moments = momentsOf(input);
    auto mean = at::empty_like(layer.running_mean), inverseDeviation = at::empty_like(layer.running_var);
    const double momentum = *layer.options.momentum();
    for (std::int64_t i = 0; i < input.size(1); ++i) {
        write(mean)[i] = float(moments[i].mean);
        write(inverseDeviation)[i] = float(1 / std::sqrt(moments[i].deviations / moments[i].rows + layer.options.eps()));
        float &runningMean = write(layer.running_mean)[i], &runningVariance = write(layer.running_var)[i];
        runningMean = float((1 - momentum) * runningMean + momentum * moments[i].mean);
        runningVariance = float((1 - momentum) * runningVariance + momentum * moments[i].deviations / (moments[i].rows - 1));
    }
    layer.num_batches_tracked.add_(1);
    return FusedNorm::apply(input, residual.defined() ? std::optional(residual) : std::nullopt, layer.weight, layer.bias, mean, inverseDeviation,
                            activation == Activation::Relu);
}

Tensor fusedInEvaluation(torch::nn::BatchNorm2dImpl& layer, const Tensor& input, Activation activation, const Tensor& residual)
{
    const auto inverseDeviation = layer.running_var.add(layer.options.eps()).rsqrt();
    return affine(input, layer.running_mean, inverseDeviation, layer.weight, layer.bias, activation, residual);
}

} // namespace

Tensor normalise(torch::nn::BatchNorm2dImpl& layer, const Tensor& input, Activation activation, const Tensor& residual)
{
    if (layer.is_training() && input.numel() == input.size(1))
        throw Error("batch-too-small", "batch norm in training found one value per channel, and needs two to have a variance", {},
                    "use a larger batch, or larger images");
    if (suitsFusion(layer, input, residual))
        return (layer.is_training() ? fusedInTraining : fusedInEvaluation)(layer, input, activation, residual);
    auto output = layer.forward(input);
    if (residual.defined())
        output += residual;
    return activation == Activation::Relu ? output.relu_() : output;
}

} // namespace transect
