#include "methods/registry.h"

#include <torch/nn/functional/loss.h>

namespace transect {

namespace {

/// Cross-entropy on the labels; label smoothing as torch.nn.CrossEntropyLoss defines it.
class Supervised : public Method {
public:
    Supervised(const Json& parameters, const MethodInput& input)
        : m_network(input.network)
        , m_labelSmoothing(parameters.at("label_smoothing").get<double>())
    {
        register_module("network", m_network);
    }

    StepResult step(const Batch& batch) override
    {
        const auto logits = m_network->forward(batch.views.front());
        StepResult result;
        result.loss = crossEntropy(logits, batch.labels, m_labelSmoothing);
        result.metrics = accuracies(logits, batch.labels);
        return result;
    }

    StepMetrics evaluate(const Batch& batch) override
    {
        const auto logits = m_network->forward(batch.views.front());
        auto sums = accuracies(logits, batch.labels);
        sums.emplace_back("loss", crossEntropy(logits, batch.labels, 0).detach());
        for (auto& [name, value] : sums)
            value = value * batch.labels.size(0);
        return sums;
    }

    Network& network() override { return *m_network; }

private:
    static torch::Tensor crossEntropy(const torch::Tensor& logits, const torch::Tensor& labels, double smoothing)
    {
        return torch::nn::functional::cross_entropy(
            logits.to(torch::kFloat32), labels, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(smoothing));
    }

    static StepMetrics accuracies(const torch::Tensor& logits, const torch::Tensor& labels)
    {
        const torch::NoGradGuard noGrad;
        const auto best = std::get<1>(logits.detach().topk(std::min<std::int64_t>(5, logits.size(1)), 1));
        const auto hits = best.eq(labels.unsqueeze(1)).to(torch::kFloat32);
        return {{"top1", hits.select(1, 0).mean()}, {"top5", hits.sum(1).mean()}};
    }

    NetworkPtr m_network;
    double m_labelSmoothing;
};

Schema declaration()
{
    return {"supervised", "Cross-entropy on the labels of the source",
            {{.name = "label_smoothing", .type = ParameterType::Real, .defaultValue = 0.0,
              .help = "Share of the target distribution spread evenly over all classes", .minimum = 0, .maximum = 1}}};
}

} // namespace

MethodEntry supervisedMethod()
{
    return {declaration(), [](const Json& parameters, const MethodInput& input) {
                return std::make_shared<Supervised>(parameters, input);
            }};
}

} // namespace transect
