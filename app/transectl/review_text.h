#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "review_data.h"

namespace transect {

std::string_view nameOf(ReviewState state);   ///< "new", "judged", "disputed"
std::string_view nameOf(PercentileOf of);     ///< "normal_tracks", "normal_frames", "all_frames"

/// "01:02.345"
std::string momentText(double seconds);

/// "01_0014 00:12.000 to 00:14.040"
std::string eventText(const LoadedReview& loaded, const IrregularEvent& event);

/// The threshold, its false alarms, and how far the review is; of `places`, those of events in the order in which they are
/// shown, a table. Notes are a stranger's: the caller sees to it that they are harmless.
std::string reviewText(const LoadedReview& loaded, const std::vector<std::size_t>& places);

/// {"rules", "threshold", "precision", "events", "elsewhere"}; of the events those at `places`.
Json reviewJson(const LoadedReview& loaded, const std::vector<std::size_t>& places);

/// A line for each event, by clip and time.
std::string reviewCsv(const LoadedReview& loaded);

} // namespace transect
