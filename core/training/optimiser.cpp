#include "training/optimiser.h"

#include <ATen/ops/_foreach_mul.h>
#include <ATen/ops/_foreach_norm.h>
#include <ATen/ops/_fused_adamw.h>
#include <ATen/ops/_fused_sgd.h>

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "record/error.h"

namespace transect {

namespace {

/// Momentum buffers in the layout of their parameters, which the fused updates walk as flat memory.
std::vector<torch::Tensor> zerosLike(const std::vector<torch::Tensor>& parameters)
{
    std::vector<torch::Tensor> buffers;
    for (const auto& parameter : parameters)
        buffers.push_back(torch::zeros_like(parameter.detach()));
    return buffers;
}

void append(NamedTensors& state, const std::vector<std::string>& names, const std::string& slot, const std::vector<torch::Tensor>& tensors)
{
    for (std::size_t i = 0; i < tensors.size(); ++i)
        state.emplace_back(slot + "." + names[i], tensors[i]);
}

/// The fused updates take parameters without gradients nowhere: a part of the module may take no part in a step.
struct Live {
    std::vector<torch::Tensor> parameters, gradients;
    std::vector<std::size_t> positions;
};

Live liveOf(const std::vector<torch::Tensor>& parameters)
{
    Live live;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (!parameters[i].grad().defined())
            continue;
        live.parameters.push_back(parameters[i]);
        live.gradients.push_back(parameters[i].grad());
        live.positions.push_back(i);
    }
    return live;
}

std::vector<torch::Tensor> pick(const std::vector<torch::Tensor>& tensors, const std::vector<std::size_t>& positions)
{
    std::vector<torch::Tensor> picked;
    for (const auto position : positions)
        picked.push_back(tensors[position]);
    return picked;
}

/// Sutskever's momentum as torch.optim.SGD has it: v = m v + g, w -= lr (g + m v) with Nesterov.
class Sgd : public Optimiser {
public:
    Sgd(const Json& parameters, const torch::nn::Module& module)
        : Optimiser(parameters, module)
        , m_momentum(parameters.at("momentum").get<double>())
        , m_decay(parameters.at("weight_decay").get<double>())
        , m_nesterov(parameters.at("nesterov").get<bool>() && m_momentum > 0)
    {
        for (const auto& group : m_groups)
            m_velocity.push_back(m_momentum > 0 ? zerosLike(group.parameters) : std::vector<torch::Tensor>());
    }

    void step(double learningRate, const std::optional<torch::Tensor>& foundInf) override
    {
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            auto live = liveOf(m_groups[g].parameters);
            if (live.parameters.empty())
                continue;
            const auto velocity = m_momentum > 0 ? pick(m_velocity[g], live.positions) : std::vector<torch::Tensor>();
            at::_fused_sgd_(live.parameters, live.gradients, velocity, m_groups[g].decays ? m_decay : 0, m_momentum, learningRate,
                            0, m_nesterov, false, false, std::nullopt, foundInf);
        }
    }

    NamedTensors state() override
    {
        NamedTensors state;
        for (std::size_t g = 0; g < m_groups.size(); ++g)
            append(state, m_groups[g].names, "velocity", m_velocity[g]);
        return state;
    }

    double stateShare() const override { return m_momentum > 0 ? 1 : 0; }

private:
    double m_momentum, m_decay;
    bool m_nesterov;
    std::vector<std::vector<torch::Tensor>> m_velocity;
};

/// Decoupled weight decay (Loshchilov & Hutter 2019), as torch.optim.AdamW.
class AdamW : public Optimiser {
public:
    AdamW(const Json& parameters, const torch::nn::Module& module)
        : Optimiser(parameters, module)
        , m_beta1(parameters.at("beta1").get<double>())
        , m_beta2(parameters.at("beta2").get<double>())
        , m_epsilon(parameters.at("epsilon").get<double>())
        , m_decay(parameters.at("weight_decay").get<double>())
    {
        for (const auto& group : m_groups) {
            m_first.push_back(zerosLike(group.parameters));
            m_second.push_back(zerosLike(group.parameters));
            std::vector<torch::Tensor> counts;
            for (const auto& parameter : group.parameters)
                counts.push_back(torch::zeros({}, parameter.options().dtype(torch::kFloat32).requires_grad(false)));
            m_counts.push_back(std::move(counts));
        }
    }

    void step(double learningRate, const std::optional<torch::Tensor>& foundInf) override
    {
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            auto live = liveOf(m_groups[g].parameters);
            if (live.parameters.empty())
                continue;
            auto counts = pick(m_counts[g], live.positions);
            for (auto& count : counts)
                count.add_(foundInf ? 1 - foundInf->squeeze() : torch::ones_like(count));
            at::_fused_adamw_(live.parameters, live.gradients, pick(m_first[g], live.positions), pick(m_second[g], live.positions), {},
                              counts, learningRate, m_beta1, m_beta2, m_groups[g].decays ? m_decay : 0, m_epsilon, false, false,
                              std::nullopt, foundInf);
        }
    }

    NamedTensors state() override
    {
        NamedTensors state;
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            append(state, m_groups[g].names, "first_moment", m_first[g]);
            append(state, m_groups[g].names, "second_moment", m_second[g]);
            append(state, m_groups[g].names, "step", m_counts[g]);
        }
        return state;
    }

    double stateShare() const override { return 2; }

private:
    double m_beta1, m_beta2, m_epsilon, m_decay;
    std::vector<std::vector<torch::Tensor>> m_first, m_second, m_counts;
};

/// LARS (You, Gitman & Ginsburg 2017): each decaying tensor's rate is multiplied by
/// trust |w| / (|g| + decay |w|); norms and biases keep the plain rate.
class Lars : public Optimiser {
public:
    Lars(const Json& parameters, const torch::nn::Module& module)
        : Optimiser(parameters, module)
        , m_momentum(parameters.at("momentum").get<double>())
        , m_decay(parameters.at("weight_decay").get<double>())
        , m_trust(parameters.at("trust").get<double>())
    {
        for (const auto& group : m_groups)
            m_velocity.push_back(zerosLike(group.parameters));
    }

    void step(double learningRate, const std::optional<torch::Tensor>& foundInf) override
    {
        const torch::NoGradGuard noGrad;
        if (foundInf && foundInf->item<float>() != 0)
            return;
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            for (std::size_t i = 0; i < m_groups[g].parameters.size(); ++i) {
                auto& parameter = m_groups[g].parameters[i];
                if (!parameter.grad().defined())
                    continue;
                auto gradient = parameter.grad();
                if (m_groups[g].decays)
                    gradient = adapted(parameter.detach(), gradient);
                m_velocity[g][i].mul_(m_momentum).add_(gradient);
                parameter.sub_(m_velocity[g][i], learningRate);
            }
        }
    }

    NamedTensors state() override
    {
        NamedTensors state;
        for (std::size_t g = 0; g < m_groups.size(); ++g)
            append(state, m_groups[g].names, "velocity", m_velocity[g]);
        return state;
    }

    double stateShare() const override { return 1; }

private:
    torch::Tensor adapted(const torch::Tensor& weight, const torch::Tensor& gradient) const
    {
        const auto weightNorm = weight.norm(), gradientNorm = gradient.norm();
        const auto ratio = m_trust * weightNorm / (gradientNorm + m_decay * weightNorm);
        // A tensor that is still zero, or gets no gradient, moves at the plain rate.
        const auto local = torch::where((weightNorm > 0).logical_and(gradientNorm > 0), ratio, torch::ones_like(ratio));
        return (gradient + m_decay * weight) * local;
    }

    double m_momentum, m_decay, m_trust;
    std::vector<std::vector<torch::Tensor>> m_velocity;
};

Parameter weightDecay(double value)
{
    return {.name = "weight_decay", .type = ParameterType::Real, .defaultValue = value, .help = "Strength of the L2 weight decay",
            .minimum = 0, .maximum = 100};
}

Parameter momentum()
{
    return {.name = "momentum", .type = ParameterType::Real, .defaultValue = 0.9, .help = "Share of the velocity kept at each step",
            .minimum = 0, .maximum = 1};
}

Parameter decayNorms(bool value)
{
    return {.name = "decay_norms_and_biases", .type = ParameterType::Flag, .defaultValue = value,
            .help = "Whether weight decay also acts on normalisation layers and biases"};
}

} // namespace

const std::vector<Schema>& optimiserSchemas()
{
    static const std::vector<Schema> schemas{
        {"sgd", "Stochastic gradient descent with momentum",
         {momentum(),
          {.name = "nesterov", .type = ParameterType::Flag, .defaultValue = true, .help = "Nesterov's form of momentum"},
          weightDecay(5e-4), decayNorms(true)}},
        {"adamw", "Adam with decoupled weight decay",
         {{.name = "beta1", .type = ParameterType::Real, .defaultValue = 0.9, .help = "Decay of the first moment", .minimum = 0, .maximum = 1},
          {.name = "beta2", .type = ParameterType::Real, .defaultValue = 0.999, .help = "Decay of the second moment", .minimum = 0, .maximum = 1},
          {.name = "epsilon", .type = ParameterType::Real, .defaultValue = 1e-8, .help = "Added to the denominator", .minimum = 0, .maximum = 1},
          weightDecay(0.01), decayNorms(false)}},
        {"lars", "SGD with layer-wise adaptive rates, for large batches",
         {momentum(), weightDecay(1e-6), decayNorms(false),
          {.name = "trust", .type = ParameterType::Real, .defaultValue = 0.001, .help = "Trust coefficient of the layer-wise rate",
           .minimum = 0, .maximum = 10}}},
    };
    return schemas;
}

Optimiser::Optimiser(const Json& parameters, const torch::nn::Module& module)
{
    const bool decayAll = parameters.at("decay_norms_and_biases").get<bool>();
    m_groups.resize(2);
    m_groups[1].decays = false;
    for (const auto& item : module.named_parameters()) {
        if (!item.value().requires_grad())
            continue;
        auto& group = m_groups[decayAll || item.value().dim() > 1 ? 0 : 1];
        group.names.push_back(item.key());
        group.parameters.push_back(item.value());
    }
}

void Optimiser::clearGradients()
{
    for (auto& group : m_groups) {
        for (auto& parameter : group.parameters)
            parameter.mutable_grad().reset();
    }
}

std::vector<torch::Tensor> Optimiser::gradients() const
{
    std::vector<torch::Tensor> gradients;
    for (const auto& group : m_groups) {
        for (const auto& parameter : group.parameters) {
            if (parameter.grad().defined())
                gradients.push_back(parameter.grad());
        }
    }
    return gradients;
}

torch::Tensor Optimiser::gradientNorm() const
{
    const torch::NoGradGuard noGrad;
    return torch::stack(at::_foreach_norm(gradients())).norm();
}

torch::Tensor Optimiser::clipGradients(double limit)
{
    const torch::NoGradGuard noGrad;
    const auto norm = gradientNorm();
    auto all = gradients();
    at::_foreach_mul_(all, (limit / (norm + 1e-6)).clamp_max(1.0));
    return norm;
}

std::unique_ptr<Optimiser> makeOptimiser(const Json& parameters, const torch::nn::Module& module)
{
    const auto name = parameters.at("name").get<std::string>();
    if (name == "adamw")
        return std::make_unique<AdamW>(parameters, module);
    if (name == "lars")
        return std::make_unique<Lars>(parameters, module);
    return std::make_unique<Sgd>(parameters, module);
}

} // namespace transect
