#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace transect {

/// What a user says of a run or a study, in notes.json of its folder. It is all that may change there after the end; run.json
/// and the folder's name, which others stand on, never do.
struct RunNotes {
    std::string title;             ///< shown instead of the name; empty: none
    std::vector<std::string> tags; ///< each as tagFrom() makes it, none twice
    std::string note;

    bool operator==(const RunNotes&) const = default;
};

// In bytes of UTF-8.
inline constexpr std::size_t longestTitle = 400, longestTag = 100, mostTags = 50, longestNote = 32768;

std::filesystem::path notesJson(const std::filesystem::path& folder);

/// `text` as one word that a query can ask for: blanks and commas become '-'. Empty where nothing is left.
std::string tagFrom(std::string_view text);

/// Empty where there is no notes.json. Errors: "bad-notes" naming the member, what was found and expected; "bad-json",
/// "too-large", "no-permission", "no-file" (a folder or a pipe of that name), "io".
RunNotes readRunNotes(const std::filesystem::path& folder);

/// Replaces notes.json, whole or not at all; members that a later version wrote stay. Errors: those of readRunNotes() for
/// the file that is there, which is then left as it was; "bad-notes" for notes that are over a limit; those of
/// record/atomic_file.h.
void writeRunNotes(const std::filesystem::path& folder, const RunNotes& notes);

} // namespace transect
