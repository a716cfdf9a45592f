#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/event_forming.h"
#include "analysis/reviewed_events.h"
#include "record/pose_record.h"
#include "record/review_settings.h"
#include "record/score_record.h"
#include "record/verdict_record.h"

namespace transect {

/// Where a review's files are: rules and verdicts in `root`, the run's folder or that of the scores.
struct ReviewFolder {
    std::filesystem::path root, scores;
};

/// What `text` names: a run, by its folder or its name in the library, or a folder of scores. Errors: those of resolveRun();
/// "no-scores".
ReviewFolder findReviewFolder(const std::filesystem::path& library, const std::string& text);

/// A review as its files say, by rules.
struct LoadedReview {
    ReviewFolder folder;
    ReviewSettings settings;                   ///< with the rules that are used
    std::vector<ScoreRecord> records;          ///< of each clip, without what explains the scores
    EventFormer former;                        ///< of the same clips
    Threshold threshold;
    std::vector<IrregularEvent> formed;
    std::vector<VerdictRecord> verdicts;
    Review review;                             ///< of the events, by clip and time

    std::optional<std::size_t> clipAt(const std::string& name) const;
    double secondsOf(const std::string& clip, std::int64_t frames) const;
};

/// `rules`: members of the rules that replace those of review.json. Files that are damaged are left out, which is said on
/// stderr. Errors: "bad-field" for rules; "bad-scores", "no-normal" as thresholdFor(); those of readReviewSettings().
LoadedReview loadReview(const ReviewFolder& folder, const Json& rules);

/// Reads the verdicts again.
void followVerdicts(LoadedReview& loaded);

/// None where there are none, or they are damaged, which is said on stderr.
std::optional<PoseRecord> undamagedPoses(const ReviewFolder& folder, const std::string& clip);

} // namespace transect
