#include "analysis/event_stretches.h"

#include <algorithm>
#include <limits>

namespace transect {

namespace {

/// Where an event that began at the threshold ends.
double offScore(double threshold, const EventRules& rules)
{
    return std::isfinite(threshold) ? threshold - (1 - rules.offShare) * std::abs(threshold) : threshold;
}

/// Hysteresis over the frames of a clip.
class StretchFinder {
public:
    StretchFinder(const EventScores& clip, std::span<const double> smoothed, std::span<const double> highest, double threshold, const EventRules& rules)
        : m_clip(clip)
        , m_smoothed(smoothed)
        , m_highest(highest)
        , m_on(threshold)
        , m_off(offScore(threshold, rules))
    {
    }

    std::vector<FrameStretch> all() const
    {
        std::vector<FrameStretch> stretches;
        for (auto frame = beginFrom(0); frame < m_smoothed.size(); frame = beginFrom(frame)) {
            const auto first = frame;
            while (frame < m_smoothed.size() && m_smoothed[frame] >= m_off)
                ++frame;
            stretches.push_back({std::int64_t(first), std::int64_t(frame) - 1});
        }
        return stretches;
    }

private:
    /// The first frame from `frame` on in which an event begins; the number of frames where none does.
    std::size_t beginFrom(std::size_t frame) const
    {
        while (frame < m_smoothed.size()) {
            if (frame % blockFrames == 0 && !m_highest.empty() && !(m_highest[frame / blockFrames] >= m_on))
                frame += blockFrames;
            else if (m_smoothed[frame] >= m_on && isScored(m_clip, frame))
                return frame;
            else
                ++frame;
        }
        return m_smoothed.size();
    }

    const EventScores& m_clip;
    std::span<const double> m_smoothed, m_highest;
    double m_on, m_off;
};

// Seconds that a person writes are no whole number of frames.
constexpr double frameTolerance = 1e-6;

/// Those with a shorter gap than the rules' as one.
std::vector<FrameStretch> merged(const std::vector<FrameStretch>& stretches, double gapFrames)
{
    std::vector<FrameStretch> result;
    for (const auto& stretch : stretches) {
        const bool isNear = !result.empty() && double(stretch.first - result.back().last - 1) < gapFrames - frameTolerance;
        if (isNear)
            result.back().last = stretch.last;
        else
            result.push_back(stretch);
    }
    return result;
}

} // namespace

std::int64_t normalFrames(const EventScores& clip)
{
    if (clip.isNormal)
        return std::int64_t(clip.scores.size());
    return std::ranges::count(clip.abnormal, 0);
}

double rateOf(const EventScores& clip)
{
    constexpr double usual = 25;
    return std::isfinite(clip.framesPerSecond) && clip.framesPerSecond > 0 ? clip.framesPerSecond : usual;
}

std::vector<double> highestOfBlocks(const EventScores& clip, std::span<const double> smoothed)
{
    std::vector<double> highest((smoothed.size() + blockFrames - 1) / blockFrames, -std::numeric_limits<double>::infinity());
    for (std::size_t frame = 0; frame < smoothed.size(); ++frame) {
        if (isScored(clip, frame))
            highest[frame / blockFrames] = std::max(highest[frame / blockFrames], smoothed[frame]);
    }
    return highest;
}

std::vector<FrameStretch> highStretches(const EventScores& clip, std::span<const double> smoothed, std::span<const double> highest,
                                        double threshold, const EventRules& rules)
{
    const auto rate = rateOf(clip);
    auto stretches = merged(StretchFinder(clip, smoothed, highest, threshold, rules).all(), rules.mergeGap * rate);
    std::erase_if(stretches, [&](const FrameStretch& stretch) { return double(stretch.last - stretch.first + 1) < rules.shortest * rate - frameTolerance; });
    return stretches;
}

} // namespace transect
