#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/evaluation_record.h"

namespace transect {

/// The scores of one clip's frames beside the truth.
struct EvaluatedClip {
    std::string name;
    std::vector<double> scores;        ///< of each frame, higher is more irregular; 0 where no person was scored
    std::vector<std::uint8_t> labels;  ///< of each frame: not 0 is abnormal
    std::vector<std::uint8_t> scored;  ///< of each frame: whether a person's window gave it its score; empty: all
    std::vector<std::uint8_t> kept;    ///< of each frame: whether it belongs to the evaluated subset; empty: all
};

/// The scene of a clip: "01" of "01_0014", "10" of "abnormal_scene_10_scenario_3"; empty for other names.
std::string sceneOf(std::string_view clip);

/// The clips' scores as they are ranked: normalised, then smoothed. Errors as evaluateFrames().
std::vector<std::vector<double>> preparedScores(const std::vector<EvaluatedClip>& clips, const EvaluationOptions& options);

/// Figures over the kept frames of all clips. Clips are normalised and smoothed whole and cut afterwards; one of which no
/// frame is kept does not count. Intervals: percentile bootstrap over clips (Efron & Tibshirani 1993), frames of a clip
/// being anything but independent; the macro mean and the scenes over theirs. Throws Error "bad-scores" naming the clip:
/// a score that is not finite, lists of different lengths.
FrameEvaluation evaluateFrames(const std::vector<EvaluatedClip>& clips, const EvaluationOptions& options = {});

} // namespace transect
