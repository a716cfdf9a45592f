#pragma once

#include <memory>
#include <vector>

#include "anomaly/attention_kernels.h"
#include "anomaly/token_kernels.h"
#include "anomaly/transformer.h"
#include "anomaly/window_scores.h"

namespace transect {

/// A linear layer, and the affine part of the norm before it where there is one: z = W (w x + b) + c is (W w) x + (W b + c),
/// so that only the normalised x is ever in memory.
struct FoldedLinear {
    FoldedLinear() = default;
    explicit FoldedLinear(const torch::nn::Linear& linear, const LayerNorm* norm = nullptr);

    torch::Tensor weight, bias; ///< out x in, out
    torch::Tensor transposed;   ///< in x out: products with it are a quarter quicker
};

/// The gradients of a FoldedLinear's weight and bias, as sums over tokens.
struct LinearGradient {
    explicit LinearGradient(const torch::nn::Linear& linear);
    void add(const LinearGradient& other);

    torch::Tensor weight, bias;
};

/// The weights of a block as the pass uses them, and their gradients.
struct BlockWeights {
    explicit BlockWeights(const TransformerBlock& block);
    FoldedLinear qkv, projection, fc1, fc2;
};
struct BlockGradients {
    explicit BlockGradients(const TransformerBlock& block);
    void add(const BlockGradients& other);
    LinearGradient qkv, projection, fc1, fc2;
};

/// The weights of a transformer as they are now.
struct PassWeights {
    explicit PassWeights(const Transformer& transformer);
    FoldedLinear embedding, head;
    std::vector<std::vector<BlockWeights>> stages;
};

/// The sums over tokens that the gradients of all parameters are made of.
struct PassGradients {
    explicit PassGradients(const Transformer& transformer);
    void add(const PassGradients& other);
    /// The transformer's parameters, each with its gradient.
    std::vector<std::pair<torch::Tensor, torch::Tensor>> ofParameters(const Transformer& transformer) const;

    LinearGradient embedding, head;
    torch::Tensor spatialTable, temporalTable;
    std::vector<std::vector<BlockGradients>> stages;
    std::vector<torch::Tensor> normWeights, normBiases; ///< of the stages
};

/// What a thread needs to take some windows through the transformer and back.
class FusedPass {
public:
    FusedPass(const Transformer& transformer, std::int64_t mostWindows);

    /// Poses of `windows` windows, T x K x 2 each, to as many numbers in prediction(). `factors`: of the whole batch, in which
    /// `firstWindow` is the first of these.
    void forward(const PassWeights& weights, const float* poses, std::int64_t windows, const DepthFactors& factors, std::int64_t firstWindow, bool forGradients);
    const float* prediction() const { return m_prediction.const_data_ptr<float>(); }

    /// Sum of weight * distance of the prediction from `target`; its gradient, times `scale`, is what backward() begins with.
    double loss(const float* target, const float* weights, ErrorNorm norm, float scale);
    /// Adds to the gradients those of the windows of the last forward().
    void backward(const PassWeights& weights, const float* poses, PassGradients& gradients);

private:
    /// What backward() needs of a block.
    struct BlockMemory {
        torch::Tensor normalised1, inverse1, qkv, attention, attended, normalised2, inverse2, hidden, slope;
        torch::Tensor factors1, factors2; ///< of each row; undefined: 1
    };
    struct StageMemory {
        AttentionShape attention;
        std::vector<BlockMemory> blocks;
        torch::Tensor normalised, inverse;
    };

    Tokens tokens(std::int64_t width) const { return {m_windows * m_tokens, width}; }
    torch::Tensor rows(const torch::Tensor& buffer) const { return buffer.narrow(0, 0, m_windows * m_tokens); }
    /// What is still to be added to the tokens: factor * (branch + bias).
    struct Branch {
        const float* bias = nullptr; ///< null: nothing
        torch::Tensor factors;
    };
    void addBranch(const Branch& branch, double epsilon, const torch::Tensor& normalised, const torch::Tensor& inverse);
    Branch forwardBlock(const TransformerBlock& block, const BlockWeights& weights, Attended attended, const AttentionShape& shape, BlockMemory& memory, const Branch& before);
    void backwardBlock(const BlockWeights& weights, Attended attended, const AttentionShape& shape, const BlockMemory& memory, BlockGradients& gradients);
    void addTables(Attended attended);
    void sumIntoTables(Attended attended, PassGradients& gradients) const;
    void spreadFactors(Attended attended, const torch::Tensor& factors, std::int64_t firstWindow, BlockMemory& memory) const;
    /// The branch's gradient from m_gradient: times `factors`, with its sums added to `sums`.
    torch::Tensor branchGradient(const torch::Tensor& factors, const torch::Tensor& sums);
    template <typename Work> void forSequences(Attended attended, const Work& work) const;

    const Transformer& m_transformer;
    std::int64_t m_tokens, m_width, m_windows = 0;
    bool m_forGradients = false;
    std::vector<StageMemory> m_stages;
    torch::Tensor m_x, m_branch, m_wide, m_gradient, m_scaled, m_headNormalised, m_headInverse, m_prediction, m_predictionGradient;
    std::vector<float> m_scratch;
};

} // namespace transect
