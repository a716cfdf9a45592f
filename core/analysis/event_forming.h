#pragma once

#include <cstddef>
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

/// The scores of a clip smoothed as the rules say: at each frame the mean over the frames that were scored, weighted by
/// analysis/gaussian_smoothing.h with the standard deviation in frames (normalised convolution, Knutsson & Westin 1993). Where less
/// than 5 % of the weight lies on frames with a score that is a number: 0, or the lowest score of the clip where that is less.
/// Throws Error "bad-scores" naming the clip for lists of different lengths.
std::vector<double> smoothedScores(const EventScores& clip, const EventRules& rules);

/// The events of one clip by hysteresis: one begins where the smoothed score reaches `threshold` and goes on while it is at least
/// offShare x threshold (threshold - (1 - offShare) |threshold| where that is negative). It begins and has its peak in frames
/// that were scored, and may go on through others. Ascending; the persons are not known here. `smoothed` is what
/// smoothedScores() made of the clip.
std::vector<IrregularEvent> formEvents(const EventScores& clip, std::span<const double> smoothed, double threshold, const EventRules& rules);

/// Of which scores a percentile is.
enum class PercentileOf { NormalTracks, NormalFrames, AllFrames };

/// A threshold, and what normal frames say of it.
struct Threshold {
    double score = 0;
    double alarmsPerHour = 0;       ///< events of normal frames an hour at this threshold; NaN where no frames are known to be normal
    double normalHours = 0;         ///< of how much video that is
    std::int64_t normalFrames = 0;
    std::int64_t alarms = 0;        ///< how many events that were
    bool isOfNormal = false;        ///< whether the percentile is of what is normal, not of all
    PercentileOf of = PercentileOf::AllFrames; ///< what the percentile is of
    bool isReached = true;          ///< false: even the highest score of all gives more false alarms than asked for
};

/// Clips whose scores were smoothed once: thresholds can then be tried as fast as one is dragged.
class EventFormer {
public:
    /// `smoothing` in seconds, as EventRules says. Errors: "bad-scores" naming the clip for lists of different lengths.
    EventFormer(std::vector<EventScores> clips, double smoothing);

    const std::vector<EventScores>& clips() const { return m_clips; }
    std::span<const double> smoothed(std::size_t clip) const { return m_smoothed[clip]; }
    double smoothing() const { return m_smoothing; }

    /// What formEvents() makes of a clip; of all clips, in their order. The smoothing of the rules is not looked at.
    std::vector<IrregularEvent> eventsOf(std::size_t clip, double threshold, const EventRules& rules) const;
    std::vector<IrregularEvent> events(double threshold, const EventRules& rules) const;

    /// As the functions of these names. Not from two threads at once: what is sorted is kept.
    Threshold thresholdFor(const EventRules& rules, std::span<const double> normalScores = {}) const;
    Threshold figuresAt(double threshold, const EventRules& rules) const;

private:
    Threshold byPercentile(const EventRules& rules, std::span<const double> normalScores) const;
    Threshold byFalseAlarms(const EventRules& rules) const;
    std::int64_t alarmsIn(std::size_t clip, double threshold, const EventRules& rules) const;
    const std::vector<double>& sortedScores(bool ofNormal) const;

    std::vector<EventScores> m_clips;
    double m_smoothing = 0;
    std::vector<std::vector<double>> m_smoothed;
    std::vector<std::vector<double>> m_highest; ///< of each stretch of frames of a clip: low stretches are leapt over
    std::int64_t m_normalFrames = 0;
    double m_normalHours = 0;
    mutable std::vector<double> m_sorted, m_sortedNormal; ///< of scored frames, ascending; empty until they are asked for
};

/// Events that touch no abnormal frame, in clips whose truth is known, are false alarms; hours are those of normal frames,
/// whether somebody was scored there or not. A percentile is of `normalScores` where there are any: scores of windows of normal
/// tracks that were not trained on; else of normal frames, else of all. Low thresholds make one event of many: for FalseAlarms
/// the scores are tried from the highest down, in steps that grow, to the first with too many, and the step before is then
/// halved; where none has too many, it is the lowest tried of those that have the most.
/// Errors: "no-normal" for FalseAlarms where no frame is known to be normal; "bad-scores" without a scored frame, and for
/// lists of different lengths.
Threshold thresholdFor(const std::vector<EventScores>& clips, const EventRules& rules, std::span<const double> normalScores = {});

/// The figures of a threshold that is chosen already.
Threshold figuresAt(const std::vector<EventScores>& clips, double threshold, const EventRules& rules);

} // namespace transect
