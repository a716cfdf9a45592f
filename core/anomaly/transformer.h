#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include "record/parameters.h"

namespace transect {

/// The parameters of a transformer: attention, depth, heads, width, mlp_ratio, drop_path.
Schema transformerSchema();

/// What the tokens of a window attend to. A window has T x K tokens, one for each joint of each pose.
enum class Attended {
    Joints, ///< those of the same pose: T sequences of K tokens
    Poses,  ///< those of the same joint: K sequences of T tokens
    Window  ///< all: one sequence of T K tokens
};

/// The layer normalisation of the last dimension (Ba, Kiros & Hinton 2016).
class LayerNorm : public torch::nn::Module {
public:
    LayerNorm(std::int64_t width, double epsilon);
    torch::Tensor forward(const torch::Tensor& input) const;
    double epsilon() const { return m_epsilon; }

    torch::Tensor weight, bias;

private:
    double m_epsilon;
};

/// A pre-norm transformer block: x + f attn(norm1(x)), then x + f' fc2(gelu(fc1(norm2(x)))). Names as timm has them.
class TransformerBlock : public torch::nn::Module {
public:
    TransformerBlock(std::int64_t width, std::int64_t heads, std::int64_t hidden, double dropPath);

    /// N x S x W. `factors`: 2 x N, what each branch of each sequence is multiplied by (stochastic depth); undefined: 1.
    torch::Tensor forward(const torch::Tensor& sequences, const torch::Tensor& factors);
    std::int64_t heads() const { return m_heads; }
    double dropPath() const { return m_dropPath; }

    std::shared_ptr<LayerNorm> norm1, norm2;
    torch::nn::Linear qkv{nullptr}, projection{nullptr}, fc1{nullptr}, fc2{nullptr};

private:
    torch::Tensor attend(const torch::Tensor& sequences);

    std::int64_t m_heads;
    double m_dropPath;
};

/// Blocks that attend alike, and the norm behind them; the tables of the axes that they attend along are added first.
class TransformerStage : public torch::nn::Module {
public:
    TransformerStage(Attended attended, const Json& parameters, std::int64_t blocks);
    Attended attended() const { return m_attended; }

    std::vector<std::shared_ptr<TransformerBlock>> blocks;
    std::shared_ptr<LayerNorm> norm;

private:
    Attended m_attended;
};

/// Factors of stochastic depth (Huang et al. 2016) of each block, as TransformerBlock::forward() takes them; empty: all 1.
using DepthFactors = std::vector<torch::Tensor>;

/// The spatial-temporal transformer of MoPRL (arXiv 2112.03649, section III-C): poses of a window, partly masked and
/// divided by how usual their motion is, to the poses as they were.
///
/// Divided attention: 2 -> W, + spatial table, `depth` blocks over joints, norm, + temporal table, `depth` blocks over poses,
/// norm, then norm and W -> 2. Joint attention: both tables at first, 2 `depth` blocks over all tokens of the window. Without
/// attention there are no blocks: the linear auto-encoder that the article compares with.
class Transformer : public torch::nn::Module {
public:
    /// `parameters` completed by transformerSchema(). Weights are drawn from torch's default generator.
    /// Throws Error "bad-field" where the heads do not divide the width.
    Transformer(const Json& parameters, std::int64_t poses, std::int64_t joints);

    /// B x T x K x 2 to B x T x K x 2.
    torch::Tensor forward(const torch::Tensor& windows, const DepthFactors& factors = {});
    /// A draw of stochastic depth for a step on `windows` windows, from torch's default generator.
    DepthFactors drawDepth(std::int64_t windows) const;

    std::int64_t poses() const { return m_poses; }
    std::int64_t joints() const { return m_joints; }

    torch::nn::Linear embedding{nullptr}, head{nullptr};
    torch::Tensor spatialTable, temporalTable; ///< K+1 x W and T+1 x W; the last row of each belongs to no token
    std::vector<std::shared_ptr<TransformerStage>> stages;
    std::shared_ptr<LayerNorm> headNorm;

private:
    torch::Tensor withTables(torch::Tensor tokens, Attended attended) const;

    std::int64_t m_poses, m_joints;
};

/// How many sequences there are in a window of T x K tokens, and how many tokens each has.
std::int64_t sequencesOf(Attended attended, std::int64_t poses, std::int64_t joints);
std::int64_t sequenceLength(Attended attended, std::int64_t poses, std::int64_t joints);

} // namespace transect
