#include "anomaly/fused_pass.h"

#include <cmath>

#include <torch/types.h>
#include <torch/utils.h>

namespace transect {

namespace {

using torch::Tensor;

const float* values(const Tensor& tensor) { return tensor.const_data_ptr<float>(); }
const float* valuesOrNull(const Tensor& tensor) { return tensor.defined() ? values(tensor) : nullptr; }
float* place(const Tensor& tensor) { return tensor.mutable_data_ptr<float>(); }

/// out = in W^T + b
void apply(const FoldedLinear& linear, const Tensor& in, Tensor out)
{
    at::addmm_out(out, linear.bias, in, linear.transposed);
}

/// out = gradient W, and the weight's own gradient is added to its sums.
void applyBack(const FoldedLinear& linear, const Tensor& gradient, const Tensor& in, const LinearGradient& sums, Tensor out)
{
    sums.weight.addmm_(gradient.t(), in);
    at::mm_out(out, gradient, linear.weight);
}

/// How the rows of the tables follow each other along the tokens of windows.
TableRows spatialRows(const Transformer& transformer) { return {1, transformer.joints()}; }
TableRows temporalRows(const Transformer& transformer) { return {transformer.joints(), transformer.poses()}; }

/// The gradients of a linear layer and of the norm that was folded into it.
void unfold(const torch::nn::Linear& linear, const LayerNorm* norm, const LinearGradient& sums, std::vector<std::pair<Tensor, Tensor>>& list)
{
    if (norm) {
        list.emplace_back(norm->weight, (sums.weight * linear->weight).sum(0));
        list.emplace_back(norm->bias, at::mv(linear->weight.t(), sums.bias));
        list.emplace_back(linear->weight, at::addr(sums.weight * norm->weight, sums.bias, norm->bias));
    } else {
        list.emplace_back(linear->weight, sums.weight);
    }
    list.emplace_back(linear->bias, sums.bias);
}

} // namespace

FoldedLinear::FoldedLinear(const torch::nn::Linear& linear, const LayerNorm* norm)
    : weight(norm ? linear->weight * norm->weight : linear->weight.detach())
    , bias(norm ? at::addmv(linear->bias, linear->weight, norm->bias) : linear->bias.detach())
    , transposed(weight.t().contiguous())
{
}

LinearGradient::LinearGradient(const torch::nn::Linear& linear)
    : weight(torch::zeros_like(linear->weight.detach()))
    , bias(torch::zeros_like(linear->bias.detach()))
{
}

void LinearGradient::add(const LinearGradient& other)
{
    weight += other.weight;
    bias += other.bias;
}

BlockWeights::BlockWeights(const TransformerBlock& block)
    : qkv(block.qkv, block.norm1.get())
    , projection(block.projection)
    , fc1(block.fc1, block.norm2.get())
    , fc2(block.fc2)
{
}

BlockGradients::BlockGradients(const TransformerBlock& block)
    : qkv(block.qkv)
    , projection(block.projection)
    , fc1(block.fc1)
    , fc2(block.fc2)
{
}

void BlockGradients::add(const BlockGradients& other)
{
    qkv.add(other.qkv);
    projection.add(other.projection);
    fc1.add(other.fc1);
    fc2.add(other.fc2);
}

PassWeights::PassWeights(const Transformer& transformer)
    : embedding(transformer.embedding)
    , head(transformer.head, transformer.headNorm.get())
{
    for (const auto& stage : transformer.stages) {
        auto& blocks = stages.emplace_back();
        for (const auto& block : stage->blocks)
            blocks.emplace_back(*block);
    }
}

PassGradients::PassGradients(const Transformer& transformer)
    : embedding(transformer.embedding)
    , head(transformer.head)
    , spatialTable(torch::zeros_like(transformer.spatialTable.detach()))
    , temporalTable(torch::zeros_like(transformer.temporalTable.detach()))
{
    for (const auto& stage : transformer.stages) {
        auto& blocks = stages.emplace_back();
        for (const auto& block : stage->blocks)
            blocks.emplace_back(*block);
        normWeights.push_back(torch::zeros_like(stage->norm->weight.detach()));
        normBiases.push_back(torch::zeros_like(stage->norm->bias.detach()));
    }
}

void PassGradients::add(const PassGradients& other)
{
    embedding.add(other.embedding);
    head.add(other.head);
    spatialTable += other.spatialTable;
    temporalTable += other.temporalTable;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        for (std::size_t j = 0; j < stages[i].size(); ++j)
            stages[i][j].add(other.stages[i][j]);
        normWeights[i] += other.normWeights[i];
        normBiases[i] += other.normBiases[i];
    }
}

std::vector<std::pair<Tensor, Tensor>> PassGradients::ofParameters(const Transformer& transformer) const
{
    std::vector<std::pair<Tensor, Tensor>> list{{transformer.spatialTable, spatialTable}, {transformer.temporalTable, temporalTable}};
    unfold(transformer.embedding, nullptr, embedding, list);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const auto& stage = *transformer.stages[i];
        for (std::size_t j = 0; j < stages[i].size(); ++j) {
            const auto& block = *stage.blocks[j];
            unfold(block.qkv, block.norm1.get(), stages[i][j].qkv, list);
            unfold(block.projection, nullptr, stages[i][j].projection, list);
            unfold(block.fc1, block.norm2.get(), stages[i][j].fc1, list);
            unfold(block.fc2, nullptr, stages[i][j].fc2, list);
        }
        list.emplace_back(stage.norm->weight, normWeights[i]);
        list.emplace_back(stage.norm->bias, normBiases[i]);
    }
    unfold(transformer.head, transformer.headNorm.get(), head, list);
    return list;
}

FusedPass::FusedPass(const Transformer& transformer, std::int64_t mostWindows)
    : m_transformer(transformer)
    , m_tokens(transformer.poses() * transformer.joints())
    , m_width(transformer.spatialTable.size(1))
{
    const auto most = mostWindows * m_tokens;
    const auto buffer = [&](std::int64_t width) { return torch::empty({most, width}); };
    std::int64_t scratch = 0, widest = m_width;
    for (const auto& stage : transformer.stages) {
        auto& memory = m_stages.emplace_back();
        const auto attended = stage->attended();
        const auto heads = stage->blocks.empty() ? 1 : stage->blocks.front()->heads();
        memory.attention = {heads, m_width / heads, sequenceLength(attended, transformer.poses(), transformer.joints()), attended == Attended::Poses ? transformer.joints() : 1};
        scratch = std::max(scratch, memory.attention.scratch());
        const auto sequences = mostWindows * sequencesOf(attended, transformer.poses(), transformer.joints());
        for (const auto& block : stage->blocks) {
            const auto hidden = block->fc1->weight.size(0);
            widest = std::max({widest, hidden, 3 * m_width});
            memory.blocks.push_back({buffer(m_width), torch::empty({most}), buffer(3 * m_width), torch::empty({sequences, memory.attention.weights()}), buffer(m_width),
                                     buffer(m_width), torch::empty({most}), buffer(hidden), buffer(hidden), {}, {}});
        }
        memory.normalised = buffer(m_width);
        memory.inverse = torch::empty({most});
    }
    m_x = buffer(m_width);
    m_branch = buffer(m_width);
    m_wide = torch::empty({most * widest});
    m_gradient = buffer(m_width);
    m_scaled = buffer(m_width);
    m_headNormalised = buffer(m_width);
    m_headInverse = torch::empty({most});
    m_prediction = buffer(2);
    m_predictionGradient = buffer(2);
    m_scratch.resize(std::size_t(scratch));
}

/// work(number of the sequence within the windows, row of its first token)
template <typename Work> void FusedPass::forSequences(Attended attended, const Work& work) const
{
    const auto joints = m_transformer.joints(), sequences = sequencesOf(attended, m_transformer.poses(), joints);
    for (std::int64_t window = 0; window < m_windows; ++window) {
        for (std::int64_t i = 0; i < sequences; ++i)
            work(window * sequences + i, window * m_tokens + (attended == Attended::Joints ? i * joints : i));
    }
}

void FusedPass::spreadFactors(Attended attended, const Tensor& factors, std::int64_t firstWindow, BlockMemory& memory) const
{
    memory.factors1 = memory.factors2 = Tensor();
    if (!factors.defined())
        return;
    const auto joints = m_transformer.joints(), sequences = sequencesOf(attended, m_transformer.poses(), joints);
    const auto length = m_tokens / sequences, step = attended == Attended::Poses ? joints : 1;
    const auto spread = [&](const Tensor& ofSequences) {
        auto ofRows = torch::empty({m_windows * m_tokens});
        forSequences(attended, [&](std::int64_t number, std::int64_t first) {
            for (std::int64_t i = 0; i < length; ++i)
                place(ofRows)[first + i * step] = values(ofSequences)[firstWindow * sequences + number];
        });
        return ofRows;
    };
    memory.factors1 = spread(factors[0]);
    memory.factors2 = spread(factors[1]);
}

void FusedPass::addTables(Attended attended)
{
    if (attended != Attended::Poses)
        addTable(tokens(m_width), spatialRows(m_transformer), values(m_transformer.spatialTable), place(m_x));
    if (attended != Attended::Joints)
        addTable(tokens(m_width), temporalRows(m_transformer), values(m_transformer.temporalTable), place(m_x));
}

void FusedPass::sumIntoTables(Attended attended, PassGradients& gradients) const
{
    if (attended != Attended::Poses)
        sumIntoTable(tokens(m_width), spatialRows(m_transformer), values(m_gradient), place(gradients.spatialTable));
    if (attended != Attended::Joints)
        sumIntoTable(tokens(m_width), temporalRows(m_transformer), values(m_gradient), place(gradients.temporalTable));
}

void FusedPass::addBranch(const Branch& branch, double epsilon, const Tensor& normalised, const Tensor& inverse)
{
    addAndNormalise(tokens(m_width), place(m_x), branch.bias ? values(m_branch) : nullptr, branch.bias, valuesOrNull(branch.factors), float(epsilon), place(normalised), place(inverse));
}

FusedPass::Branch FusedPass::forwardBlock(const TransformerBlock& block, const BlockWeights& weights, Attended attended, const AttentionShape& shape, BlockMemory& memory, const Branch& before)
{
    addBranch(before, block.norm1->epsilon(), memory.normalised1, memory.inverse1);
    apply(weights.qkv, rows(memory.normalised1), rows(memory.qkv));
    forSequences(attended, [&](std::int64_t number, std::int64_t first) {
        attend(shape, first, values(memory.qkv), place(memory.attention) + number * shape.weights(), place(memory.attended), m_scratch.data());
    });
    auto branch = rows(m_branch);
    at::mm_out(branch, rows(memory.attended), weights.projection.transposed);
    addBranch({values(weights.projection.bias), memory.factors1}, block.norm2->epsilon(), memory.normalised2, memory.inverse2);
    auto hidden = rows(memory.hidden);
    at::mm_out(hidden, rows(memory.normalised2), weights.fc1.transposed);
    addBiasAndGelu(tokens(hidden.size(1)), values(weights.fc1.bias), place(hidden), m_forGradients ? place(memory.slope) : nullptr);
    at::mm_out(branch, hidden, weights.fc2.transposed);
    return {values(weights.fc2.bias), memory.factors2};
}

void FusedPass::forward(const PassWeights& weights, const float* poses, std::int64_t windows, const DepthFactors& factors, std::int64_t firstWindow, bool forGradients)
{
    m_windows = windows;
    m_forGradients = forGradients;
    apply(weights.embedding, at::from_blob(const_cast<float*>(poses), {windows * m_tokens, 2}, torch::kFloat32), rows(m_x));
    std::size_t next = 0;
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        const auto& stage = *m_transformer.stages[i];
        addTables(stage.attended());
        Branch branch;
        for (std::size_t j = 0; j < stage.blocks.size(); ++j) {
            auto& memory = m_stages[i].blocks[j];
            spreadFactors(stage.attended(), factors.empty() ? Tensor() : factors[next++], firstWindow, memory);
            branch = forwardBlock(*stage.blocks[j], weights.stages[i][j], stage.attended(), m_stages[i].attention, memory, branch);
        }
        addBranch(branch, stage.norm->epsilon(), m_stages[i].normalised, m_stages[i].inverse);
        scaleColumns(tokens(m_width), values(m_stages[i].normalised), values(stage.norm->weight), values(stage.norm->bias), place(m_x));
    }
    addBranch({}, m_transformer.headNorm->epsilon(), m_headNormalised, m_headInverse);
    apply(weights.head, rows(m_headNormalised), rows(m_prediction));
}

double FusedPass::loss(const float* target, const float* weights, ErrorNorm norm, float scale)
{
    double sum = 0;
    for (std::int64_t i = 0; i < m_windows * m_tokens; ++i) {
        const float dx = prediction()[2 * i] - target[2 * i], dy = prediction()[2 * i + 1] - target[2 * i + 1];
        float* gradient = place(m_predictionGradient) + 2 * i;
        if (norm == ErrorNorm::L1) {
            sum += double(weights[i]) * (std::abs(dx) + std::abs(dy));
            gradient[0] = scale * weights[i] * float((dx > 0) - (dx < 0));
            gradient[1] = scale * weights[i] * float((dy > 0) - (dy < 0));
        } else {
            const float distance = std::sqrt(dx * dx + dy * dy);
            sum += double(weights[i]) * distance;
            const float slope = distance > 0 ? scale * weights[i] / distance : 0;
            gradient[0] = slope * dx;
            gradient[1] = slope * dy;
        }
    }
    return sum;
}

Tensor FusedPass::branchGradient(const Tensor& factors, const Tensor& sums)
{
    scaleAndSum(tokens(m_width), values(m_gradient), valuesOrNull(factors), place(m_scaled), place(sums));
    return rows(factors.defined() ? m_scaled : m_gradient);
}

void FusedPass::backwardBlock(const BlockWeights& weights, Attended attended, const AttentionShape& shape, const BlockMemory& memory, BlockGradients& gradients)
{
    const auto count = m_windows * m_tokens;
    const auto wide = [&](std::int64_t width) { return m_wide.narrow(0, 0, count * width).view({count, width}); };
    auto branch = rows(m_branch);

    const auto hidden = wide(memory.hidden.size(1));
    applyBack(weights.fc2, branchGradient(memory.factors2, gradients.fc2.bias), rows(memory.hidden), gradients.fc2, hidden);
    multiplyAndSum(tokens(memory.hidden.size(1)), values(memory.slope), place(hidden), place(gradients.fc1.bias));
    applyBack(weights.fc1, hidden, rows(memory.normalised2), gradients.fc1, branch);
    addNormGradient(tokens(m_width), values(m_branch), values(memory.normalised2), values(memory.inverse2), place(m_gradient));

    applyBack(weights.projection, branchGradient(memory.factors1, gradients.projection.bias), rows(memory.attended), gradients.projection, branch);
    const auto qkv = wide(3 * m_width);
    forSequences(attended, [&](std::int64_t number, std::int64_t first) {
        attendGradient(shape, first, values(memory.qkv), values(memory.attention) + number * shape.weights(), values(m_branch), place(qkv), m_scratch.data());
    });
    scaleAndSum(tokens(3 * m_width), values(qkv), nullptr, nullptr, place(gradients.qkv.bias));
    applyBack(weights.qkv, qkv, rows(memory.normalised1), gradients.qkv, branch);
    addNormGradient(tokens(m_width), values(m_branch), values(memory.normalised1), values(memory.inverse1), place(m_gradient));
}

void FusedPass::backward(const PassWeights& weights, const float* poses, PassGradients& gradients)
{
    auto gradient = rows(m_gradient), branch = rows(m_branch);
    const auto ofPrediction = rows(m_predictionGradient);
    gradients.head.bias += ofPrediction.sum(0);
    applyBack(weights.head, ofPrediction, rows(m_headNormalised), gradients.head, branch);
    gradient.zero_();
    addNormGradient(tokens(m_width), values(m_branch), values(m_headNormalised), values(m_headInverse), place(m_gradient));
    for (auto i = m_stages.size(); i-- > 0;) {
        const auto& stage = *m_transformer.stages[i];
        const auto& memory = m_stages[i];
        addProductSums(tokens(m_width), values(m_gradient), values(memory.normalised), place(gradients.normWeights[i]), place(gradients.normBiases[i]));
        scaleColumns(tokens(m_width), values(m_gradient), values(stage.norm->weight), nullptr, place(m_branch));
        gradient.zero_();
        addNormGradient(tokens(m_width), values(m_branch), values(memory.normalised), values(memory.inverse), place(m_gradient));
        for (auto j = memory.blocks.size(); j-- > 0;)
            backwardBlock(weights.stages[i][j], stage.attended(), memory.attention, memory.blocks[j], gradients.stages[i][j]);
        sumIntoTables(stage.attended(), gradients);
    }
    gradients.embedding.weight.addmm_(gradient.t(), at::from_blob(const_cast<float*>(poses), {m_windows * m_tokens, 2}, torch::kFloat32));
    scaleAndSum(tokens(m_width), values(m_gradient), nullptr, nullptr, place(gradients.embedding.bias));
}

} // namespace transect
