#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "analysis/frame_evaluation.h"
#include "anomaly/window_scores.h"
#include "record/score_record.h"

namespace transect {

/// How windows are scored and their scores come to frames.
struct ScoringOptions {
    ErrorNorm norm = ErrorNorm::L1;
    Assignment assignment = Assignment::LastFrame;

    bool operator==(const ScoringOptions&) const = default;
};

/// The options as parameters, for the group "scoring" of a job. The reader throws Error "bad-field" with `place`.
Schema scoringSchema();
Json toJson(const ScoringOptions& options);
ScoringOptions scoringOptionsFromJson(const Json& json, const std::string& place = {});

/// How many frames a clip has as far as it says itself: what it is known to have, else up to its last pose.
std::int64_t framesOf(const Clip& clip);

/// Throws Error "bad-tracks" naming the longest clip where the clips have more than 2^25 frames together: scores are kept of
/// each frame, and one wrong frame number claims millions.
void requireScorable(const std::vector<ClipPtr>& clips, std::span<const std::int64_t> frames);

/// The scores of each clip of the windows: a window's goes to its frames, a frame takes the highest that it is given.
/// `frames`: how many each clip has. `prior` explains the scores, whatever they are of; the records are without speeds and
/// guards (addMotion()). Throws Error "bad-tracks" naming the clip where a window lies behind its end, and as requireScorable().
std::vector<ScoreRecord> scoreClips(const WindowSet& windows, const WindowScores& scores, const MotionPrior& prior, Assignment assignment,
                                    std::span<const std::int64_t> frames, const std::string& checkpoint = {});
/// As scoreClips() of scoreByMotion(), in one pass.
std::vector<ScoreRecord> scoreClipsByMotion(const WindowSet& windows, const MotionPrior& prior, Assignment assignment, std::span<const std::int64_t> frames);

/// Adds the speeds and guards of its windows to the record of a clip, many times as much as all its scores: for those who look
/// at what explains them.
void addMotion(ScoreRecord& record, const WindowSet& windows, std::size_t clip, const MotionPrior& prior);

/// For evaluateFrames(). A frame counts as scored where a window gave it its score. `labels` is as long as the clip, as is
/// `kept`, unless it is empty: all frames.
EvaluatedClip evaluatedClip(const ScoreRecord& record, std::vector<std::uint8_t> labels, std::vector<std::uint8_t> kept = {});

} // namespace transect
