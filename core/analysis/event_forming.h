#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "record/event_rules.h"

namespace transect {

/// A stretch of a clip whose scores are high: what is reviewed.
struct IrregularEvent {
    std::string clip;
    std::int64_t first = 0, last = 0;   ///< frames, both included; without the padding
    std::int64_t peak = 0;              ///< the frame of its highest score, the first of several
    double score = 0;                   ///< at the peak
    std::int64_t person = -1;           ///< whose window gave the peak its score; -1: nobody's
    bool operator==(const IrregularEvent&) const = default;
};

/// The scores of one clip's frames as events are formed of them.
struct EventScores {
    std::string clip;
    double framesPerSecond = 25;             ///< where it is not known: 25
    std::vector<double> scores;              ///< of each frame, higher is more irregular
    std::vector<std::uint8_t> scored;        ///< of each frame: whether a person was scored there; empty: all
    std::vector<std::uint8_t> abnormal;      ///< of each frame: not 0 is abnormal; empty: not known
    bool isNormal = false;                   ///< the whole clip is known to be normal
};

/// The scores of a clip smoothed as the rules say: analysis/gaussian_smoothing.h with the standard deviation in frames.
std::vector<double> smoothedScores(const EventScores& clip, const EventRules& rules);

/// The events of one clip by hysteresis: one begins where the smoothed score reaches `threshold` and goes on while it is at least
/// offShare x threshold (threshold - (1 - offShare) |threshold| where that is negative). Ascending; the persons are not known
/// here. `smoothed` is what smoothedScores() made of the clip.
std::vector<IrregularEvent> formEvents(const EventScores& clip, std::span<const double> smoothed, double threshold, const EventRules& rules);

/// A threshold, and what normal frames say of it.
struct Threshold {
    double score = 0;
    double alarmsPerHour = 0;       ///< events of normal frames an hour at this threshold; NaN where no frames are known to be normal
    double normalHours = 0;         ///< of how much video that is
    std::int64_t normalFrames = 0;
    std::int64_t alarms = 0;        ///< how many events that were
    bool isOfNormal = false;        ///< whether the percentile is of normal frames, not of all
    bool isReached = true;          ///< false: even the highest score of all gives more false alarms than asked for
};

/// Events that touch no abnormal frame, in clips whose truth is known, are false alarms; hours are those of normal frames.
/// Errors: "no-normal" for FalseAlarms where no frame is known to be normal; "bad-scores" without a scored frame.
Threshold thresholdFor(const std::vector<EventScores>& clips, const EventRules& rules);

/// The figures of a threshold that is chosen already: while it is being dragged.
Threshold figuresAt(const std::vector<EventScores>& clips, double threshold, const EventRules& rules);

} // namespace transect
