#include "anomaly/fused_transformer.h"

#include <algorithm>

#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <torch/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "anomaly/fused_pass.h"
#include "models/parallel.h"

namespace transect {

namespace {

using torch::Tensor;
using torch::autograd::variable_list;

/// Rows of tokens that go through the network at once: few enough for the cache, and enough for matrix products to pay.
constexpr std::int64_t rowsAtOnce = 512;

/// A loss whose gradients are known already.
struct KnownGradients : torch::autograd::Function<KnownGradients> {
    static Tensor forward(torch::autograd::AutogradContext* context, at::TensorList parameters, const std::shared_ptr<const variable_list>& gradients, double loss)
    {
        (void)parameters;
        context->save_for_backward(*gradients);
        return torch::tensor(float(loss));
    }

    static variable_list backward(torch::autograd::AutogradContext* context, const variable_list& above)
    {
        auto gradients = context->get_saved_variables();
        const auto factor = above.front().item<float>();
        for (auto& gradient : gradients)
            gradient = factor == 1 ? gradient : gradient * factor;
        gradients.resize(gradients.size() + 2); // of the arguments that are no parameters
        return gradients;
    }
};

Tensor plain(const Tensor& tensor) { return tensor.contiguous(); }

} // namespace

struct FusedTransformer::Private {
    std::shared_ptr<Transformer> transformer;
    std::vector<std::unique_ptr<FusedPass>> passes; ///< one for each thread

    std::int64_t tokens() const { return transformer->poses() * transformer->joints(); }
    std::int64_t windowsAtOnce() const { return std::max<std::int64_t>(1, rowsAtOnce / tokens()); }

    bool suits(const Tensor& windows) const
    {
        const auto isWhole = [](std::int64_t width) { return width % tokenLanes == 0; };
        bool fits = windows.device().is_cpu() && windows.scalar_type() == torch::kFloat32 && transformer->spatialTable.scalar_type() == torch::kFloat32
            && transformer->spatialTable.device().is_cpu() && isWhole(transformer->spatialTable.size(1)) && !at::autocast::is_autocast_enabled(at::kCPU);
        for (const auto& stage : transformer->stages) {
            for (const auto& block : stage->blocks)
                fits = fits && isWhole(block->fc1->weight.size(0)) && isWhole(transformer->spatialTable.size(1) / block->heads());
        }
        return fits;
    }

    /// work(thread, pass, first window, windows), over all windows.
    template <typename Work> void forChunks(std::int64_t windows, const Work& work)
    {
        const auto threads = std::clamp<std::int64_t>(at::get_num_threads(), 1, std::max<std::int64_t>(1, windows));
        while (std::int64_t(passes.size()) < threads)
            passes.push_back(std::make_unique<FusedPass>(*transformer, windowsAtOnce()));
        acrossThreads(threads, [&](std::int64_t begin, std::int64_t end) {
            const torch::NoGradGuard noGrad;
            for (auto thread = begin; thread < end; ++thread) {
                const auto last = windows * (thread + 1) / threads;
                for (auto first = windows * thread / threads; first < last; first += windowsAtOnce())
                    work(std::size_t(thread), *passes[std::size_t(thread)], first, std::min(windowsAtOnce(), last - first));
            }
        });
    }
};

FusedTransformer::FusedTransformer(std::shared_ptr<Transformer> transformer)
    : d(std::make_unique<Private>())
{
    d->transformer = std::move(transformer);
}

FusedTransformer::~FusedTransformer() = default;

Tensor FusedTransformer::loss(const WindowBatch& batch, const DepthFactors& factors, ErrorNorm norm)
{
    if (!d->suits(batch.input))
        return regularityLoss(*d->transformer, batch, factors, norm);
    const bool forGradients = torch::GradMode::is_enabled();
    const torch::NoGradGuard noGrad;
    const auto windows = batch.input.size(0);
    const double count = double(windows * d->tokens());
    const auto input = plain(batch.input), target = plain(batch.target), weights = plain(batch.weights);
    const PassWeights passWeights(*d->transformer);
    const auto threads = std::size_t(at::get_num_threads());
    std::vector<double> sums(threads, 0);
    std::vector<PassGradients> gradients;
    for (std::size_t i = 0; i < (forGradients ? threads : 0); ++i)
        gradients.emplace_back(*d->transformer);
    d->forChunks(windows, [&](std::size_t thread, FusedPass& pass, std::int64_t first, std::int64_t chunk) {
        const auto at = [&](const Tensor& tensor, std::int64_t numbers) { return tensor.const_data_ptr<float>() + first * d->tokens() * numbers; };
        pass.forward(passWeights, at(input, 2), chunk, factors, first, forGradients);
        sums[thread] += pass.loss(at(target, 2), at(weights, 1), norm, float(1 / count));
        if (forGradients)
            pass.backward(passWeights, at(input, 2), gradients[thread]);
    });
    double sum = 0;
    for (const double part : sums)
        sum += part;
    if (!forGradients)
        return torch::tensor(float(sum / count));
    for (std::size_t i = 1; i < gradients.size(); ++i)
        gradients.front().add(gradients[i]);
    variable_list parameters;
    auto ofParameters = std::make_shared<variable_list>();
    for (auto& [parameter, gradient] : gradients.front().ofParameters(*d->transformer)) {
        parameters.push_back(parameter);
        ofParameters->push_back(gradient);
    }
    const torch::AutoGradMode grad(true);
    return KnownGradients::apply(at::TensorList(parameters), std::shared_ptr<const variable_list>(ofParameters), sum / count);
}

Tensor FusedTransformer::predict(const Tensor& windows)
{
    const torch::NoGradGuard noGrad;
    if (!d->suits(windows))
        return d->transformer->forward(windows);
    const auto input = plain(windows);
    const PassWeights weights(*d->transformer);
    auto prediction = torch::empty_like(input);
    const auto numbers = d->tokens() * 2;
    d->forChunks(input.size(0), [&](std::size_t, FusedPass& pass, std::int64_t first, std::int64_t chunk) {
        pass.forward(weights, input.const_data_ptr<float>() + first * numbers, chunk, {}, 0, false);
        std::copy_n(pass.prediction(), chunk * numbers, prediction.mutable_data_ptr<float>() + first * numbers);
    });
    return prediction;
}

} // namespace transect
