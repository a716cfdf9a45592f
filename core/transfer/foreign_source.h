#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "record/checkpoint_record.h"
#include "record/error.h"
#include "training/checkpoint.h"
#include "transfer/foreign_options.h"

namespace transect {

/// The checkpoints that another program wrote or is still writing: of a folder, one file, or a list of files (.txt).
class ForeignSource {
public:
    ForeignSource(std::filesystem::path path, ForeignOptions options);

    /// Those that are whole now, in the order of the training. A file that changed moments ago, or cannot be read and changed within the
    /// last minute, is being written and comes later. Throws Error as findForeignSeries() and foreignNetwork() do; "bad-series" naming a
    /// file of another network, or one whose place has changed since it was first seen.
    std::vector<CheckpointRecord> checkpoints();
    /// By the last call of checkpoints(), and until there was one: a file is being written, or with `follows` more are waited for.
    bool isGrowing(bool follows) const;
    /// Errors of files that are not being written and cannot be read.
    std::vector<ErrorRecord> unreadable() const;
    std::vector<std::string> notices() const; ///< of the last call of checkpoints()
    std::size_t expected() const { return std::size_t(m_options.expected); }

    /// Of one that checkpoints() returned.
    LoadedCheckpoint load(const CheckpointRecord& record) const;

private:
    using Clock = std::chrono::steady_clock;
    /// What is known of a file.
    struct Watched {
        std::optional<std::string> stamp; ///< sizes and times of its last change
        Clock::time_point changed;  ///< when it was first seen with them
        bool isOld = false;         ///< it was written a while before it was seen
        bool isWhole = false;
        std::optional<ErrorRecord> problem;
        std::optional<CheckpointRecord> record;
    };

    ForeignSeries find();
    bool isWhole(const ForeignCheckpoint& checkpoint);
    void tryToRead(Watched& file, const ForeignCheckpoint& checkpoint);
    static bool isBeingWritten(const Watched& file);

    std::filesystem::path m_path;
    ForeignOptions m_options;
    ForeignSeries m_found;
    std::map<std::filesystem::path, Watched> m_files;
    std::optional<ForeignNetwork> m_network;
    bool m_isListed = false;
    Clock::time_point m_news = Clock::now(); ///< when a file was last seen to be new or changed
};

} // namespace transect
