#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tracks/clip.h"

namespace transect {

/// What is known of clips besides their tracks: a CSV file with a header whose first column is "clip" and that has some of
/// the columns width and height, or resolution ("480x360"); fps; frames. 0: not known.
struct ClipTable {
    struct Row {
        int width = 0, height = 0;
        double framesPerSecond = 0;
        std::int64_t frames = 0;
    };
    std::map<std::string, Row> rows; ///< by name without leading zeros (names.h)

    const Row* find(const std::string& clip) const; ///< null: not in the table
};

/// Told by its first line; false for all that is not named *.csv.
bool isClipTable(const std::filesystem::path& file);

/// Throws Error "bad-data" naming file and line.
ClipTable readClipTable(const std::filesystem::path& file);

/// All tables (*.csv) of a folder and of the one above it; empty where there are none.
ClipTable clipTableFor(const std::filesystem::path& folder);

/// The table of some clips, as a CSV file holds it.
std::string clipTableText(const std::vector<ClipPtr>& clips);

} // namespace transect
