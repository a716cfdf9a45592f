#include "analysis/score_events.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "record/error.h"

namespace transect {

namespace {

void requireSameFrames(const ScoreRecord& record, const PoseRecord& poses)
{
    if (!poses.abnormal.empty() && std::int64_t(poses.abnormal.size()) != record.frames())
        throw Error("bad-scores", "found " + std::to_string(record.frames()) + " frames with scores and the truth about " + std::to_string(poses.abnormal.size())
                                      + ", expected as many", record.clip, "score the tracks again");
}

struct EventPeak {
    std::int64_t frame = 0;
    std::size_t event = 0;
    double score = -std::numeric_limits<double>::infinity();
    std::int64_t person = -1;
};

std::vector<EventPeak> peaksOf(const std::vector<IrregularEvent>& events)
{
    std::vector<EventPeak> peaks;
    for (std::size_t i = 0; i < events.size(); ++i)
        peaks.push_back({.frame = events[i].peak, .event = i});
    std::ranges::sort(peaks, {}, &EventPeak::frame);
    return peaks;
}

void offer(EventPeak& peak, const ScoredWindow& window)
{
    const bool isFirst = window.score == peak.score && (peak.person == -1 || window.person < peak.person);
    if (window.score <= peak.score && !isFirst)
        return;
    peak.score = window.score;
    peak.person = window.person;
}

} // namespace

EventScores eventScoresOf(const ScoreRecord& record, const PoseRecord* poses)
{
    EventScores scores{.clip = record.clip, .framesPerSecond = record.framesPerSecond, .scores = record.frameScores, .scored = {}, .abnormal = {}};
    for (const double score : highestScores(record.windows, record.frames(), record.assignment, std::numeric_limits<double>::quiet_NaN()))
        scores.scored.push_back(!std::isnan(score));
    if (!poses)
        return scores;
    requireSameFrames(record, *poses);
    scores.abnormal = poses->abnormal;
    if (!(scores.framesPerSecond > 0))
        scores.framesPerSecond = poses->framesPerSecond;
    return scores;
}

void namePersons(std::vector<IrregularEvent>& events, const ScoreRecord& record)
{
    auto peaks = peaksOf(events);
    for (const auto& window : record.windows) {
        const auto first = record.assignment == Assignment::Spread ? window.firstFrame : window.lastFrame;
        for (auto peak = std::ranges::lower_bound(peaks, first, {}, &EventPeak::frame); peak != peaks.end() && peak->frame <= window.lastFrame; ++peak)
            offer(*peak, window);
    }
    for (const auto& peak : peaks)
        events[peak.event].person = peak.person;
}

} // namespace transect
