#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "anomaly/regularity_model.h"
#include "anomaly/test_clips.h"
#include "record/scored_evaluation.h"

namespace transect {

/// Called between batches: what it throws ends the scoring.
using Poll = std::function<void()>;

/// The transformer, which is on `device` ("cpu", "cuda:0"), as the scoring of windows takes it.
Reconstruction reconstructionBy(std::shared_ptr<Transformer> transformer, const std::string& device, Poll poll = {});

/// scoreByReconstruction() in batches that suit a network.
WindowScores scoreWindows(const WindowSet& windows, ScoreOf of, const MotionEmbedder& embedder, ErrorNorm norm, const Reconstruction& reconstruct);

/// Scores clips with a motion prior and, where it is of poses too, a transformer.
class ClipScorer {
public:
    ClipScorer(TestClips clips, const WindowOptions& windows, const ScoringOptions& scoring, const EvaluationOptions& evaluation);

    const TestClips& clips() const { return m_clips; }
    const WindowSet& windows() const { return m_windows; }

    std::vector<ScoreRecord> byMotion(const MotionPrior& prior) const;
    /// `of` is Poses or Both; `checkpoint` is noted as the transformer's.
    std::vector<ScoreRecord> byReconstruction(ScoreOf of, const MotionEmbedder& embedder, const Reconstruction& reconstruct, const std::string& checkpoint) const;

    /// None without masks. `chosenBy`: why this checkpoint.
    std::optional<ScoredEvaluation> evaluate(const std::vector<ScoreRecord>& records, const std::string& chosenBy = {}) const;

private:
    TestClips m_clips;
    WindowSet m_windows;
    ScoringOptions m_scoring;
    EvaluationOptions m_evaluation;
};

} // namespace transect
