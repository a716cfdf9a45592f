#include "anomaly/regularity_scoring.h"

#include <torch/types.h>

#include "anomaly/fused_transformer.h"
#include "anomaly/transformer.h"

namespace transect {

namespace {

constexpr std::int64_t windowsABatch = 256;

} // namespace

Reconstruction reconstructionBy(std::shared_ptr<Transformer> transformer, const std::string& device, Poll poll)
{
    return [transformer, fused = std::make_shared<FusedTransformer>(transformer), device, poll](std::span<const float> inputs, std::span<float> outputs) {
        if (poll)
            poll();
        const std::vector<std::int64_t> shape{-1, transformer->poses(), transformer->joints(), 2};
        const auto view = [&](const float* values, std::size_t size) {
            return at::from_blob(const_cast<float*>(values), {std::int64_t(size)}, torch::kFloat32).view(shape);
        };
        view(outputs.data(), outputs.size()).copy_(fused->predict(view(inputs.data(), inputs.size()).to(torch::Device(device))));
    };
}

WindowScores scoreWindows(const WindowSet& windows, ScoreOf of, const MotionEmbedder& embedder, ErrorNorm norm, const Reconstruction& reconstruct)
{
    return scoreByReconstruction(windows, of, embedder, norm, windowsABatch, reconstruct);
}

ClipScorer::ClipScorer(TestClips clips, const WindowOptions& windows, const ScoringOptions& scoring, const EvaluationOptions& evaluation)
    : m_clips(std::move(clips))
    , m_windows(m_clips.clips, windows)
    , m_scoring(scoring)
    , m_evaluation(evaluation)
{
}

std::vector<ScoreRecord> ClipScorer::byMotion(const MotionPrior& prior) const
{
    return scoreClipsByMotion(m_windows, prior, m_scoring.assignment, m_clips.frames);
}

std::vector<ScoreRecord> ClipScorer::byReconstruction(ScoreOf of, const MotionEmbedder& embedder, const Reconstruction& reconstruct, const std::string& checkpoint) const
{
    const auto scores = scoreWindows(m_windows, of, embedder, m_scoring.norm, reconstruct);
    return scoreClips(m_windows, scores, embedder.prior, m_scoring.assignment, m_clips.frames, checkpoint);
}

std::optional<ScoredEvaluation> ClipScorer::evaluate(const std::vector<ScoreRecord>& records, const std::string& chosenBy) const
{
    if (!m_clips.isLabelled() || records.empty())
        return std::nullopt;
    return ScoredEvaluation{records.front().scores, records.front().checkpoint, chosenBy, std::string(nameOf(m_scoring.assignment)),
                            m_clips.subset ? m_clips.subset->name : "", evaluateScores(m_clips, records, m_evaluation)};
}

} // namespace transect
