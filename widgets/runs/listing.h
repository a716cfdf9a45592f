#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "record/run_index.h"
#include "record/run_notes.h"

namespace transect {

/// What the user said of a run or study; `problem` where it could not be read, and is then empty.
struct Remarks {
    RunNotes notes;
    std::optional<ErrorRecord> problem;

    bool operator==(const Remarks&) const = default;
};

/// What a list shows of a run beside its summary.
struct ListedRun : RunSummary {
    Remarks remarks = {};
    std::optional<std::uint64_t> seed = {};
    std::string device = {};                           ///< on which it began; until it did what was asked for ("auto")
    std::vector<std::filesystem::path> standsOn = {};  ///< relative to the library of what is below it, else absolute
};

struct ListedStudy {
    std::filesystem::path path; ///< relative to the library
    std::string description; ///< of study.json; empty where it says nothing
    Remarks remarks = {};

    bool operator==(const ListedStudy&) const = default;
};

/// A library as of one moment.
struct Listing {
    std::filesystem::path library;
    std::vector<ListedRun> runs;      ///< sorted by path
    std::vector<ListedStudy> studies; ///< that have runs; sorted by path
    bool isComplete = true;           ///< false: more than the summary of some runs is still to be read

    const ListedRun* run(const std::filesystem::path& path) const; ///< nullptr: none
    const ListedStudy* study(const std::filesystem::path& path) const;
};

using ListingPtr = std::shared_ptr<const Listing>;

/// The folder of the study that a run belongs to, relative to the library; empty: to none.
std::filesystem::path studyOf(const RunSummary& run);

/// The transfer runs that stand on those of `runs` that were chosen without one: what evaluated them.
std::vector<std::filesystem::path> evaluationsOf(const std::set<std::filesystem::path>& runs, const Listing& listing);

/// What the window calls it: the title that the user gave it, else its name, else its folder.
std::string shownName(const ListedRun& run);
std::string shownName(const ListedStudy& study);

/// Whether a list would show the same.
bool isSame(const ListedRun& first, const ListedRun& second);
bool isSame(const Listing& first, const Listing& second);

/// Reads what a listing says beside the index. Files are read when they changed, so that a second look at thousands of
/// runs costs little. Belongs to one thread.
class ListingReader {
public:
    explicit ListingReader(std::filesystem::path library);

    /// What takes longer than `patience` is left for the next call: the first look at a library is not to wait for all of it.
    Listing read(std::vector<RunSummary> runs, std::chrono::milliseconds patience = std::chrono::milliseconds(200));

private:
    struct Known {
        std::string stamp;
        Remarks remarks;
        std::optional<std::uint64_t> seed;
        std::string device;
        bool hasBegun = false;
        std::vector<std::filesystem::path> standsOn;
    };
    struct KnownStudy {
        std::string stamp;
        ListedStudy study;
    };

    std::filesystem::path inLibrary(const std::filesystem::path& folder) const;
    void readRun(const RunSummary& run, Known& known) const;
    const ListedStudy& readStudy(const std::filesystem::path& path);

    std::filesystem::path m_library, m_canonical;
    std::map<std::filesystem::path, Known> m_runs;
    std::map<std::filesystem::path, KnownStudy> m_studies;
};

} // namespace transect
