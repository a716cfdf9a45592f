#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "anomaly/motion_embedder.h"

namespace transect {

/// What a window's score is of. A trained model (a motion prior g, its fusion with the poses and a network f) gives all three:
enum class ScoreOf {
    Motion, ///< the prior alone: the mean of 1 / g(v) over the T - 1 speeds of the window; f does nothing
    Poses,  ///< the network alone: |f(P) - P| with the window's own poses P, as though all its speeds were the usual one
    Both    ///< the method's own: |f(fused poses) - P|; the same as Poses for a model trained with the fusion "none"
};
std::string_view nameOf(ScoreOf of); ///< "motion", "poses", "both"

/// The error of a joint of a pose: |dx| + |dy|, or sqrt(dx^2 + dy^2), in hundredths of the box.
enum class ErrorNorm { L1, L2 };

struct WindowScores {
    ScoreOf of = ScoreOf::Motion;
    std::vector<double> scores;     ///< of each window; higher is more irregular
    std::vector<float> jointErrors; ///< windows x K: the joint's error, averaged over the T poses; empty for Motion
    std::vector<float> lastPoses = {}; ///< windows x K x 2: what the network made of the window's last pose, as WindowSet::fill() has it; empty for Motion
};

WindowScores scoreByMotion(const WindowSet& windows, const MotionPrior& prior);

/// Reconstructs poses: from N x T x K x 2 numbers as fillSample() makes them as many.
using Reconstruction = std::function<void(std::span<const float> inputs, std::span<float> outputs)>;

/// Scores by the mean error over the T K joints, in batches of at most `batch` windows. `of` is Poses or Both. Throws
/// Error "bad-scores" where an output is not finite.
WindowScores scoreByReconstruction(const WindowSet& windows, ScoreOf of, const MotionEmbedder& embedder, ErrorNorm norm, std::int64_t batch,
                                   const Reconstruction& reconstruct);

} // namespace transect
