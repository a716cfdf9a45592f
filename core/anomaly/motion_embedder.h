#pragma once

#include <span>

#include "anomaly/motion_prior.h"

namespace transect {

/// How the guard g(v) of the motion prior enters a pose P, in hundredths of its box: P / g, P g, P + 100 g, or not at all
/// (arXiv 2112.03649, section III-B and its ablation).
enum class Fusion { Divide, Multiply, Add, None };

/// "divide", "multiply", "add", "none" as a parameter "fusion" of a job.
Parameter fusionParameter();
std::string_view nameOf(Fusion fusion);
Fusion fusionNamed(std::string_view name); ///< throws Error "bad-field"

/// Makes the network's input of the poses of a window.
struct MotionEmbedder {
    MotionPrior prior;
    Fusion fusion = Fusion::Divide;

    /// poses: T x K x 2, changed in place; speeds: T - 1. Pose i is fused with g(v_i), the last one with g(v_(T-2)).
    void embed(std::span<float> poses, std::span<const double> speeds) const;
};

/// One window for a network. input: T x K x 2, fused poses; target: the poses alone; both truncated where
/// the windows are quantised, the input after it was fused. weights: T x K as WindowSet::fill(); empty where not wanted.
void fillSample(const WindowSet& windows, std::int64_t window, const MotionEmbedder& embedder, std::span<float> input, std::span<float> target, std::span<float> weights);

} // namespace transect
