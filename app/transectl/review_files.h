#pragma once

#include <filesystem>
#include <vector>

#include "review_data.h"

namespace transect {

/// Writes events.csv, events.json and verdicts.json, and of each clip masks/<clip>.npy (uint8, 1 where an event is) and
/// scores/<clip>.npy (float64, smoothed). Returns the files; those of the same names are replaced. Errors: "bad-field" where
/// `folder` is that of the review itself, whose scores these are not.
std::vector<std::filesystem::path> writeReviewFiles(const std::filesystem::path& folder, const LoadedReview& loaded);

/// Writes the tracks of the events that were called false alarms, with the frames beside them that the padding of the rules
/// takes in, but for those that are known to be abnormal or belong to other events: normal tracks to train on. Each stretch has
/// persons of its own. Returns the files, the format being the tracked one. Errors: "bad-field" where there are none, or no
/// poses are beside the scores.
std::vector<std::filesystem::path> writeNormalTracks(const std::filesystem::path& folder, const LoadedReview& loaded);

} // namespace transect
