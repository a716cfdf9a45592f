#include "anomaly/transformer.h"

#include <cmath>

#include <torch/nn/init.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "record/error.h"

namespace transect {

namespace {

using torch::Tensor;

/// of the i-th of n blocks: evenly from 0 to `last`
double dropPathOf(double last, std::int64_t i, std::int64_t n)
{
    return n > 1 ? last * double(i) / double(n - 1) : 0;
}

/// B x T x K x W as the sequences that attend to each other.
Tensor toSequences(const Tensor& tokens, Attended attended)
{
    const auto width = tokens.size(3);
    switch (attended) {
    case Attended::Joints:
        return tokens.flatten(0, 1);
    case Attended::Poses:
        return tokens.transpose(1, 2).reshape({-1, tokens.size(1), width});
    case Attended::Window:
        break;
    }
    return tokens.flatten(1, 2);
}

Tensor fromSequences(const Tensor& sequences, Attended attended, std::int64_t poses, std::int64_t joints)
{
    const auto width = sequences.size(2);
    if (attended == Attended::Poses)
        return sequences.view({-1, joints, poses, width}).transpose(1, 2);
    return sequences.view({-1, poses, joints, width});
}

} // namespace

Schema transformerSchema()
{
    return {"transformer", "The spatial-temporal transformer",
            {{.name = "attention", .type = ParameterType::Text, .defaultValue = "divided",
              .help = "divided: over the joints of a pose, then over the poses of a joint; joint: over all at once; none: a linear auto-encoder",
              .choices = {"divided", "joint", "none"}},
             {.name = "depth", .type = ParameterType::Integer, .defaultValue = 2,
              .help = "Blocks over joints, and as many over poses; joint attention has their sum", .unit = "blocks", .minimum = 0, .maximum = 64},
             {.name = "heads", .type = ParameterType::Integer, .defaultValue = 4, .help = "Heads of the attention", .minimum = 1, .maximum = 64},
             {.name = "width", .type = ParameterType::Integer, .defaultValue = 128, .help = "Numbers that a token has; a multiple of the heads",
              .minimum = 1, .maximum = 4096},
             {.name = "mlp_ratio", .type = ParameterType::Real, .defaultValue = 2.0, .help = "Hidden units of a block's MLP for each number of a token",
              .minimum = 0.01, .maximum = 16},
             {.name = "drop_path", .type = ParameterType::Real, .defaultValue = 0.1,
              .help = "Stochastic depth of the last block of each kind; the first has none, and those between lie evenly between", .minimum = 0, .maximum = 0.9}}};
}

std::int64_t sequencesOf(Attended attended, std::int64_t poses, std::int64_t joints)
{
    return attended == Attended::Joints ? poses : attended == Attended::Poses ? joints : 1;
}

std::int64_t sequenceLength(Attended attended, std::int64_t poses, std::int64_t joints)
{
    return poses * joints / sequencesOf(attended, poses, joints);
}

LayerNorm::LayerNorm(std::int64_t width, double epsilon)
    : weight(register_parameter("weight", torch::ones({width})))
    , bias(register_parameter("bias", torch::zeros({width})))
    , m_epsilon(epsilon)
{
}

Tensor LayerNorm::forward(const Tensor& input) const
{
    return at::layer_norm(input, weight.sizes(), weight, bias, m_epsilon);
}

TransformerBlock::TransformerBlock(std::int64_t width, std::int64_t heads, std::int64_t hidden, double dropPath)
    : m_heads(heads)
    , m_dropPath(dropPath)
{
    norm1 = register_module("norm1", std::make_shared<LayerNorm>(width, 1e-6));
    qkv = register_module("qkv", torch::nn::Linear(width, 3 * width));
    projection = register_module("proj", torch::nn::Linear(width, width));
    norm2 = register_module("norm2", std::make_shared<LayerNorm>(width, 1e-6));
    fc1 = register_module("fc1", torch::nn::Linear(width, hidden));
    fc2 = register_module("fc2", torch::nn::Linear(hidden, width));
}

Tensor TransformerBlock::attend(const Tensor& sequences)
{
    const auto count = sequences.size(0), length = sequences.size(1), width = sequences.size(2);
    const auto parts = qkv->forward(sequences).view({count, length, 3, m_heads, width / m_heads}).permute({2, 0, 3, 1, 4});
    const auto query = parts[0], key = parts[1], value = parts[2]; // N x heads x S x d
    const auto scores = at::matmul(query, key.transpose(-2, -1)) / std::sqrt(double(width / m_heads));
    return projection->forward(at::matmul(scores.softmax(-1), value).transpose(1, 2).reshape({count, length, width}));
}

Tensor TransformerBlock::forward(const Tensor& sequences, const Tensor& factors)
{
    const auto scaled = [&](const Tensor& branch, int which) { return factors.defined() ? branch * factors[which].view({-1, 1, 1}) : branch; };
    const auto between = sequences + scaled(attend(norm1->forward(sequences)), 0);
    return between + scaled(fc2->forward(at::gelu(fc1->forward(norm2->forward(between)))), 1);
}

TransformerStage::TransformerStage(Attended attended, const Json& parameters, std::int64_t count)
    : m_attended(attended)
{
    const auto width = parameters.at("width").get<std::int64_t>(), heads = parameters.at("heads").get<std::int64_t>();
    const auto hidden = std::max<std::int64_t>(1, std::llround(parameters.at("mlp_ratio").get<double>() * double(width)));
    for (std::int64_t i = 0; i < count; ++i) {
        const auto drop = dropPathOf(parameters.at("drop_path").get<double>(), i, count);
        blocks.push_back(register_module(std::to_string(i), std::make_shared<TransformerBlock>(width, heads, hidden, drop)));
    }
    norm = register_module("norm", std::make_shared<LayerNorm>(width, 1e-6));
}

Transformer::Transformer(const Json& parameters, std::int64_t poses, std::int64_t joints)
    : m_poses(poses)
    , m_joints(joints)
{
    const auto width = parameters.at("width").get<std::int64_t>(), heads = parameters.at("heads").get<std::int64_t>();
    if (width % heads != 0)
        throw Error("bad-field", c10::str("found ", heads, " heads for a width of ", width, ", expected a number that divides it"), "model.heads");
    embedding = register_module("embedding", torch::nn::Linear(2, width));
    spatialTable = register_parameter("spatial_table", torch::randn({joints + 1, width}) * 0.02);
    temporalTable = register_parameter("temporal_table", torch::randn({poses + 1, width}) * 0.02);
    const auto add = [&](const char* name, Attended attended, std::int64_t blocks) {
        stages.push_back(register_module(name, std::make_shared<TransformerStage>(attended, parameters, blocks)));
    };
    const auto attention = parameters.at("attention").get<std::string>();
    const auto depth = parameters.at("depth").get<std::int64_t>();
    if (attention == "divided") {
        add("spatial", Attended::Joints, depth);
        add("temporal", Attended::Poses, depth);
    } else {
        add("joint", Attended::Window, attention == "joint" ? 2 * depth : 0);
    }
    headNorm = register_module("head_norm", std::make_shared<LayerNorm>(width, 1e-5));
    head = register_module("head", torch::nn::Linear(width, 2));
}

Tensor Transformer::withTables(Tensor tokens, Attended attended) const
{
    if (attended != Attended::Poses)
        tokens = tokens + spatialTable.slice(0, 0, m_joints);
    if (attended != Attended::Joints)
        tokens = tokens + temporalTable.slice(0, 0, m_poses).unsqueeze(1);
    return tokens;
}

Tensor Transformer::forward(const Tensor& windows, const DepthFactors& factors)
{
    auto tokens = embedding->forward(windows);
    std::size_t next = 0;
    for (const auto& stage : stages) {
        auto sequences = toSequences(withTables(tokens, stage->attended()), stage->attended());
        for (const auto& block : stage->blocks)
            sequences = block->forward(sequences, factors.empty() ? Tensor() : factors[next++]);
        tokens = fromSequences(stage->norm->forward(sequences), stage->attended(), m_poses, m_joints);
    }
    return head->forward(headNorm->forward(tokens));
}

DepthFactors Transformer::drawDepth(std::int64_t windows) const
{
    DepthFactors factors;
    for (const auto& stage : stages) {
        const auto sequences = windows * sequencesOf(stage->attended(), m_poses, m_joints);
        for (const auto& block : stage->blocks) {
            const double kept = 1 - block->dropPath();
            const auto draw = [&] { return torch::rand({2, sequences}, spatialTable.options().requires_grad(false)).lt(kept).to(spatialTable.scalar_type()).div_(kept); };
            factors.push_back(kept < 1 ? draw() : Tensor());
        }
    }
    return factors;
}

} // namespace transect
