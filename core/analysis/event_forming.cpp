#include "analysis/event_forming.h"

#include <algorithm>
#include <cmath>

#include "analysis/event_stretches.h"
#include "analysis/gaussian_smoothing.h"
#include "record/error.h"

namespace transect {

namespace {

void requireFrames(const EventScores& clip, std::size_t found, const std::string& what)
{
    if (found != clip.scores.size())
        throw Error("bad-scores", "found " + std::to_string(clip.scores.size()) + " scores and " + std::to_string(found) + " " + what
                                      + ", expected one of each for every frame", clip.clip);
}

void requireWhole(const EventScores& clip)
{
    if (!clip.scored.empty())
        requireFrames(clip, clip.scored.size(), "marks of scored frames");
    if (!clip.abnormal.empty())
        requireFrames(clip, clip.abnormal.size(), "marks of abnormal frames");
}

/// What is never above a score of the clip: for frames without one.
double lowestScore(const EventScores& clip)
{
    double lowest = 0;
    for (std::size_t frame = 0; frame < clip.scores.size(); ++frame) {
        if (isScored(clip, frame))
            lowest = std::min(lowest, clip.scores[frame]);
    }
    return lowest;
}

/// The Gaussian's mean over the frames that were scored: who was seen shortly is not thinned out by frames without anybody.
std::vector<double> smoothedOver(const EventScores& clip, double seconds)
{
    requireWhole(clip);
    constexpr double leastWeight = 0.05;
    const double sigma = seconds > 0 ? std::min(seconds * rateOf(clip), largestSigma) : 0;
    std::vector<double> scores(clip.scores.size(), 0), weights(clip.scores.size(), 0);
    for (std::size_t frame = 0; frame < scores.size(); ++frame) {
        if (!isScored(clip, frame))
            continue;
        scores[frame] = clip.scores[frame];
        weights[frame] = 1;
    }
    const bool isWhole = std::ranges::find(weights, 0.) == weights.end();
    scores = gaussianSmooth(scores, sigma);
    if (isWhole)
        return scores;
    weights = gaussianSmooth(weights, sigma);
    const double lowest = lowestScore(clip);
    for (std::size_t frame = 0; frame < scores.size(); ++frame)
        scores[frame] = weights[frame] < leastWeight ? lowest : scores[frame] / weights[frame];
    return scores;
}

IrregularEvent eventIn(const EventScores& clip, std::span<const double> smoothed, const FrameStretch& stretch)
{
    IrregularEvent event{clip.clip, stretch.first, stretch.last, stretch.first, smoothed[std::size_t(stretch.first)], -1};
    for (auto frame = stretch.first + 1; frame <= stretch.last; ++frame) {
        const auto score = smoothed[std::size_t(frame)];
        if (score > event.score && isScored(clip, std::size_t(frame))) {
            event.peak = frame;
            event.score = score;
        }
    }
    return event;
}

std::vector<IrregularEvent> eventsIn(const EventScores& clip, std::span<const double> smoothed, const std::vector<FrameStretch>& stretches)
{
    std::vector<IrregularEvent> events;
    for (const auto& stretch : stretches)
        events.push_back(eventIn(clip, smoothed, stretch));
    return events;
}

} // namespace

std::vector<double> smoothedScores(const EventScores& clip, const EventRules& rules)
{
    return smoothedOver(clip, rules.smoothing);
}

std::vector<IrregularEvent> formEvents(const EventScores& clip, std::span<const double> smoothed, double threshold, const EventRules& rules)
{
    requireWhole(clip);
    requireFrames(clip, smoothed.size(), "smoothed scores");
    return eventsIn(clip, smoothed, highStretches(clip, smoothed, {}, threshold, rules));
}

EventFormer::EventFormer(std::vector<EventScores> clips, double smoothing)
    : m_clips(std::move(clips))
    , m_smoothing(smoothing)
{
    for (const auto& clip : m_clips) {
        m_smoothed.push_back(smoothedOver(clip, smoothing));
        m_highest.push_back(highestOfBlocks(clip, m_smoothed.back()));
        const auto normal = normalFrames(clip);
        m_normalFrames += normal;
        m_normalHours += double(normal) / rateOf(clip) / 3600;
    }
}

std::vector<IrregularEvent> EventFormer::eventsOf(std::size_t clip, double threshold, const EventRules& rules) const
{
    return eventsIn(m_clips[clip], m_smoothed[clip], highStretches(m_clips[clip], m_smoothed[clip], m_highest[clip], threshold, rules));
}

std::vector<IrregularEvent> EventFormer::events(double threshold, const EventRules& rules) const
{
    std::vector<IrregularEvent> all;
    for (std::size_t clip = 0; clip < m_clips.size(); ++clip)
        std::ranges::move(eventsOf(clip, threshold, rules), std::back_inserter(all));
    return all;
}

} // namespace transect
