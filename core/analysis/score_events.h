#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/event_forming.h"
#include "record/pose_record.h"
#include "record/score_record.h"

namespace transect {

/// What events are formed of: the frames' scores of a record, and the truth about them where the poses say it (null: no poses).
/// Throws Error "bad-scores" naming the clip where both are of another number of frames.
EventScores eventScoresOf(const ScoreRecord& record, const PoseRecord* poses = nullptr);

/// Of each frame the person whose window has the highest score there, of several the lowest number; -1: nobody. The windows lie within
/// the frames.
std::vector<std::int64_t> highestPersons(std::span<const ScoredWindow> windows, std::int64_t frames, Assignment assignment);

/// Gives each event, all of the record's clip, the person whose window has the highest score at its peak, the first of several.
/// Of the record the windows and the assignment are looked at.
void namePersons(std::vector<IrregularEvent>& events, const ScoreRecord& record);

} // namespace transect
