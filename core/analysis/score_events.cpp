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

std::vector<std::int64_t> highestPersons(std::span<const ScoredWindow> windows, std::int64_t frames, Assignment assignment)
{
    std::vector<std::int64_t> persons(std::size_t(frames), -1);
    std::vector<double> highest(std::size_t(frames), -std::numeric_limits<double>::infinity());
    for (const auto& window : windows) {
        const auto first = assignment == Assignment::Spread ? window.firstFrame : window.lastFrame;
        for (auto frame = std::size_t(first); frame <= std::size_t(window.lastFrame); ++frame) {
            const bool isFirst = window.score == highest[frame] && (persons[frame] == -1 || window.person < persons[frame]);
            if (window.score <= highest[frame] && !isFirst)
                continue;
            highest[frame] = window.score;
            persons[frame] = window.person;
        }
    }
    return persons;
}

void namePersons(std::vector<IrregularEvent>& events, const ScoreRecord& record)
{
    std::int64_t frames = 0;
    for (const auto& window : record.windows)
        frames = std::max(frames, window.lastFrame + 1);
    const auto persons = highestPersons(record.windows, frames, record.assignment);
    for (auto& event : events)
        event.person = event.peak < frames ? persons[std::size_t(event.peak)] : -1;
}

} // namespace transect
