#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/event_forming.h"

namespace transect {

/// Frames of a clip, both ends included.
struct FrameStretch {
    std::int64_t first = 0, last = 0;
};

/// Whether a person was scored in a frame, with a number.
inline bool isScored(const EventScores& clip, std::size_t frame)
{
    return (clip.scored.empty() || clip.scored[frame]) && std::isfinite(clip.scores[frame]);
}

inline bool isTruthKnown(const EventScores& clip)
{
    return clip.isNormal || !clip.abnormal.empty();
}

/// Whether a frame is known to be normal.
inline bool isNormalFrame(const EventScores& clip, std::size_t frame)
{
    return clip.isNormal || (!clip.abnormal.empty() && !clip.abnormal[frame]);
}

std::int64_t normalFrames(const EventScores& clip);

/// Frames a second; 25 where they are not known.
double rateOf(const EventScores& clip);

/// The highest smoothed score of the scored frames of each stretch of blockFrames frames; -infinity where there is none.
inline constexpr std::size_t blockFrames = 64;
std::vector<double> highestOfBlocks(const EventScores& clip, std::span<const double> smoothed);

/// The stretches of formEvents(). `highest`: of highestOfBlocks(), with which low stretches are leapt over; empty: none are.
std::vector<FrameStretch> highStretches(const EventScores& clip, std::span<const double> smoothed, std::span<const double> highest,
                                        double threshold, const EventRules& rules);

} // namespace transect
