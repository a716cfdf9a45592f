#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "anomaly/clip_scores.h"
#include "tracks/clips.h"
#include "tracks/masks.h"
#include "tracks/subset.h"

namespace transect {

/// Clips that are to be scored, and, where it is known, the truth about them.
struct TestClips {
    std::vector<ClipPtr> clips;                     ///< by name
    std::vector<std::int64_t> frames;               ///< of each clip: of its mask, else framesOf()
    std::vector<std::vector<std::uint8_t>> labels;  ///< of each clip; empty without masks
    std::vector<bool> isKnown;                      ///< of each labelled clip: false where it has no mask and the subset leaves it out
    std::vector<std::filesystem::path> videos;      ///< of each clip; empty paths where none is known
    std::optional<Subset> subset;
    std::vector<std::string> notices;               ///< what of the files disagreed or was passed over

    bool isLabelled() const { return !labels.empty(); }
};

/// Where they are; empty paths for none.
struct TestPlaces {
    std::filesystem::path tracks, masks, subset;
    ClipOptions clips;
    MaskOptions masksRead;
    std::filesystem::path videos = {}; ///< see clip_videos.h; where it is empty, videos are those that the tracks were found in
};

/// A clip with a mask and no tracks, in which nobody was seen, is there without tracks, unless `tracks` is the file of one clip
/// or the subset leaves it out. Clips that the subset leaves out need no mask.
/// Errors: those of openClips(), openMasks(), labelsOf() and readSubset(); "bad-tracks" where two clips' scores would be one
/// file (record/score_record.h); those of requireScorable().
TestClips openTestClips(const TestPlaces& places);

/// `records` are of scoreClips() for the same clips, which are labelled.
FrameEvaluation evaluateScores(const TestClips& test, const std::vector<ScoreRecord>& records, const EvaluationOptions& options);

} // namespace transect
