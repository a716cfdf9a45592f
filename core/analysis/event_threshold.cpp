#include "analysis/event_forming.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "analysis/event_stretches.h"
#include "record/error.h"

namespace transect {

namespace {

/// Interpolated linearly between order statistics, rounded as numpy.percentile does; `sorted` ascends and is not empty.
double percentileOfSorted(const std::vector<double>& sorted, double percent)
{
    const double place = percent / 100 * double(sorted.size() - 1);
    const auto index = std::min(std::size_t(place), sorted.size() - 1);
    const double low = sorted[index], high = sorted[std::min(index + 1, sorted.size() - 1)], share = place - double(index);
    return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
}

std::vector<double> sortedFinite(std::span<const double> scores)
{
    std::vector<double> sorted;
    std::ranges::copy_if(scores, std::back_inserter(sorted), [](double score) { return std::isfinite(score); });
    std::ranges::sort(sorted);
    return sorted;
}

/// Looks for the lowest threshold with no more false alarms than asked for, from the highest score (rank 1) down.
template <typename Figures>
class AlarmSearch {
public:
    AlarmSearch(std::size_t ranks, double alarmsPerHour, const Figures& figuresOf)
        : m_ranks(ranks)
        , m_most(alarmsPerHour * (1 + 1e-12))
        , m_figuresOf(figuresOf)
        , m_lowest(figuresOf(1))
    {
    }

    Threshold threshold()
    {
        m_lowest.isReached = isWithin(m_lowest);
        if (!m_lowest.isReached)
            return m_lowest;
        auto most = m_lowest;
        while (m_within < m_ranks) {
            const auto rank = std::min(m_ranks, m_within + 1 + m_within / 4);
            if (!take(rank))
                return halved(rank);
            if (m_lowest.alarms >= most.alarms)
                most = m_lowest;
        }
        return most;
    }

private:
    bool isWithin(const Threshold& figures) const { return figures.alarmsPerHour <= m_most; }

    bool take(std::size_t rank)
    {
        const auto figures = m_figuresOf(rank);
        if (!isWithin(figures))
            return false;
        m_within = rank;
        m_lowest = figures;
        return true;
    }

    /// Between what is within and the rank `beyond`, which is not.
    Threshold halved(std::size_t beyond)
    {
        while (beyond - m_within > 1) {
            const auto middle = m_within + (beyond - m_within) / 2;
            if (!take(middle))
                beyond = middle;
        }
        return m_lowest;
    }

    std::size_t m_ranks;
    double m_most;
    const Figures& m_figuresOf;
    Threshold m_lowest; ///< of the rank that is known to be within
    std::size_t m_within = 1;
};

} // namespace

const std::vector<double>& EventFormer::sortedScores(bool ofNormal) const
{
    auto& sorted = ofNormal ? m_sortedNormal : m_sorted;
    if (!sorted.empty())
        return sorted;
    for (std::size_t i = 0; i < m_clips.size(); ++i) {
        const auto& clip = m_clips[i];
        for (std::size_t frame = 0; frame < m_smoothed[i].size(); ++frame) {
            if (isScored(clip, frame) && (!ofNormal || isNormalFrame(clip, frame)))
                sorted.push_back(m_smoothed[i][frame]);
        }
    }
    std::ranges::sort(sorted);
    return sorted;
}

std::int64_t EventFormer::alarmsIn(std::size_t i, double threshold, const EventRules& rules) const
{
    const auto& clip = m_clips[i];
    if (!isTruthKnown(clip))
        return 0;
    const auto isAlarm = [&](const FrameStretch& stretch) {
        return clip.isNormal || std::all_of(clip.abnormal.begin() + stretch.first, clip.abnormal.begin() + stretch.last + 1, [](auto mark) { return !mark; });
    };
    return std::ranges::count_if(highStretches(clip, m_smoothed[i], m_highest[i], threshold, rules), isAlarm);
}

Threshold EventFormer::figuresAt(double threshold, const EventRules& rules) const
{
    Threshold figures;
    figures.score = threshold;
    figures.normalFrames = m_normalFrames;
    figures.normalHours = m_normalHours;
    for (std::size_t clip = 0; clip < m_clips.size(); ++clip)
        figures.alarms += alarmsIn(clip, threshold, rules);
    figures.alarmsPerHour = m_normalFrames > 0 ? double(figures.alarms) / m_normalHours : std::numeric_limits<double>::quiet_NaN();
    return figures;
}

Threshold EventFormer::byPercentile(const EventRules& rules, std::span<const double> normalScores) const
{
    const auto ofTracks = sortedFinite(normalScores);
    auto of = PercentileOf::NormalTracks;
    if (ofTracks.empty())
        of = sortedScores(true).empty() ? PercentileOf::AllFrames : PercentileOf::NormalFrames;
    const auto& sorted = ofTracks.empty() ? sortedScores(of == PercentileOf::NormalFrames) : ofTracks;
    auto threshold = figuresAt(percentileOfSorted(sorted, std::clamp(rules.value, 0.0, 100.0)), rules);
    threshold.of = of;
    threshold.isOfNormal = of != PercentileOf::AllFrames;
    return threshold;
}

Threshold EventFormer::byFalseAlarms(const EventRules& rules) const
{
    if (m_normalFrames == 0)
        throw Error("no-normal", "found no frames that are known to be normal, expected some to count false alarms in", {},
                    "choose the threshold by score or by percentile, or give the truth about the frames when the tracks are scored");
    const auto& sorted = sortedScores(false);
    const auto figuresOf = [&](std::size_t rank) { return figuresAt(sorted[sorted.size() - rank], rules); };
    return AlarmSearch(sorted.size(), rules.value, figuresOf).threshold();
}

Threshold EventFormer::thresholdFor(const EventRules& rules, std::span<const double> normalScores) const
{
    const bool hasScore = std::ranges::any_of(m_highest, [](const std::vector<double>& blocks) {
        return std::ranges::any_of(blocks, [](double score) { return std::isfinite(score); });
    });
    if (!hasScore)
        throw Error("bad-scores", "found no frame in which a person was scored, expected at least one");
    switch (rules.by) {
    case ThresholdBy::Percentile: return byPercentile(rules, normalScores);
    case ThresholdBy::FalseAlarms: return byFalseAlarms(rules);
    case ThresholdBy::Score: break;
    }
    return figuresAt(rules.value, rules);
}

Threshold thresholdFor(const std::vector<EventScores>& clips, const EventRules& rules, std::span<const double> normalScores)
{
    return EventFormer(clips, rules.smoothing).thresholdFor(rules, normalScores);
}

Threshold figuresAt(const std::vector<EventScores>& clips, double threshold, const EventRules& rules)
{
    return EventFormer(clips, rules.smoothing).figuresAt(threshold, rules);
}

} // namespace transect
