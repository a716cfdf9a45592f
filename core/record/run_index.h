#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "record/error.h"
#include "record/interval.h"
#include "record/run_state.h"

namespace transect {

/// What a series reached on one target by FE or FT with its full features: the test score, averaged over draws, of the checkpoint
/// that their validation images chose; of equals the last one.
/// Of a run of kind "regularity" the AUC over all frames: its mode is "auc", its target what the scores are of ("motion",
/// "poses", "both"), its checkpoint the reported one, which was not chosen on the test clips.
struct BestFigure {
    std::string target, mode, metric, checkpoint;
    double epoch = 0, score = 0;
    int seeds = 0;
    std::optional<Interval> interval = {}; ///< of an AUC, over clips
    std::int64_t clips = 0;                ///< of an AUC
    double validation = 0;                 ///< what it was chosen by: the mean on validation images; of an AUC itself

    bool operator==(const BestFigure&) const = default;
};

/// What a list of runs shows of one.
struct RunSummary {
    std::filesystem::path path; ///< relative to the library
    std::string kind, name, study, created; ///< empty where run.json is unreadable; study also where there is none
    RunState state;             ///< failed, with the error, where state.json is unreadable
    std::vector<BestFigure> best;
    std::optional<ErrorRecord> unreadable; ///< what was wrong where a file of the run could not be read
};

/// The library's runs, remembered in SQLite (<library>/.index.sqlite) so that a list of thousands opens at once. The
/// folders are the truth: the file may be deleted at any time, and one that is damaged or of another version is made
/// anew. Where it cannot be used (a read-only library, a network file system, on which SQLite's locks are not to be
/// trusted) the index is kept in memory. Several processes may use one library; an object belongs to one thread.
class RunIndex {
public:
    /// Errors: "no-file" where there is no such folder.
    explicit RunIndex(std::filesystem::path library);
    ~RunIndex();

    /// Reads the folders whose files changed since the last refresh, and drops those that are gone.
    void refresh();
    /// As of the last refresh, of this object or the one before it, sorted by path; of a run that says it is active,
    /// whether its worker is alive is asked now.
    std::vector<RunSummary> runs() const;
    bool isInMemory() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
