#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "record/evaluation_options.h"
#include "record/interval.h"

namespace transect {

/// A figure over the frames of some clips. NaN where it is not defined: where all frames are of one class.
struct ClipFigure {
    double value = std::numeric_limits<double>::quiet_NaN();
    std::optional<Interval> interval; ///< over clips; none where there are too few of them, or none was asked for
};

struct FrameCounts {
    std::int64_t clips = 0;
    std::int64_t clipsOfBothClasses = 0;
    std::int64_t clipsWithoutPersons = 0; ///< no person was scored in them; their frames count with score 0
    std::int64_t frames = 0;
    std::int64_t abnormal = 0;
    std::int64_t scoredFrames = 0;        ///< that a person's window gave a score

    bool operator==(const FrameCounts&) const = default;
};

struct SceneEvaluation {
    std::string scene;
    ClipFigure auc;
    FrameCounts counts;
};

/// How well scores tell abnormal frames from normal ones.
struct FrameEvaluation {
    ClipFigure auc;       ///< area under the ROC of all frames in one list (micro)
    ClipFigure macroAuc;  ///< mean of the areas of the clips that hold both classes
    ClipFigure aucPr;     ///< average precision of all frames
    ClipFigure eer;       ///< rate at which as many normal frames are taken for abnormal as abnormal ones for normal
    double eerThreshold = std::numeric_limits<double>::quiet_NaN(); ///< of the normalised and smoothed scores
    FrameCounts counts;
    std::vector<SceneEvaluation> scenes; ///< by name; none where there are fewer than two
    EvaluationOptions options;
};

/// {"auc": 0.80, "auc_interval": [0.76, 0.84], "macro_auc": ..., "auc_pr": ..., "eer": ..., "eer_threshold": ...,
/// "counts": {"clips": 107, ...}, "scenes": [{"scene": "01", "auc": ..., ...}], "options": {...}}: null for a figure or an
/// interval that is not defined. The reader throws Error "bad-evaluation" with `place` and the member.
Json toJson(const FrameEvaluation& evaluation);
FrameEvaluation frameEvaluationFromJson(const Json& json, const std::string& place);

} // namespace transect
