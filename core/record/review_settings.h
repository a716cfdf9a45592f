#pragma once

#include <filesystem>

#include "record/event_rules.h"

namespace transect {

/// What a review of a run's scores remembers, in review.json of its folder: how its events are formed, and where the videos
/// are. Nobody's work depends on it: verdicts stand in verdicts.jsonl.
struct ReviewSettings {
    EventRules rules;
    std::filesystem::path videos; ///< a folder of videos or of folders of pictures; empty: not said

    bool operator==(const ReviewSettings&) const = default;
};

std::filesystem::path reviewJson(const std::filesystem::path& folder);

/// The defaults where there is no review.json, and for members that are missing. Errors: "bad-review" or "bad-field" naming
/// file and member; "bad-json", "too-large", "no-permission", "no-file" (a folder or a pipe of that name), "io".
ReviewSettings readReviewSettings(const std::filesystem::path& folder);

/// Replaces review.json, whole or not at all; members that a later version wrote stay, of the rules too. Errors: those of
/// readReviewSettings() for the file that is there, which is then left as it was, and for what could not be read again;
/// those of record/atomic_file.h.
void writeReviewSettings(const std::filesystem::path& folder, const ReviewSettings& settings);

} // namespace transect
