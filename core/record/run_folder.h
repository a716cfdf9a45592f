#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace transect {

/// Where a run keeps what. Only paths: opening and checking is done by the reader of each file.
struct RunFolder {
    std::filesystem::path root;

    std::filesystem::path runJson() const { return root / "run.json"; }
    std::filesystem::path stateJson() const { return root / "state.json"; }
    std::filesystem::path events() const { return root / "events.jsonl"; }
    std::filesystem::path log() const { return root / "log.txt"; }
    std::filesystem::path lock() const { return root / "worker.lock"; }
    std::filesystem::path checkpoints() const { return root / "checkpoints"; }
    std::filesystem::path spectra() const { return root / "spectra"; }
    std::filesystem::path transfer() const { return root / "transfer.jsonl"; }
    bool isRun() const; ///< it has a run.json
};

/// `name` reduced to ASCII letters, digits, '-', '_' and '.', so that it is one harmless folder or file name: every
/// stretch of other characters becomes one '-'; '-' and '.' are removed from both ends; at most 100 characters;
/// "unnamed" where nothing is left.
std::string safeName(std::string_view name);

/// A new, empty folder `parent/name`, or `parent/name-2`, ... where that is taken. Two processes never get the same.
/// `name` is reduced by safeName(). `parent` is made where it is missing. Errors: as record/file_system.h says.
RunFolder createRunFolder(const std::filesystem::path& parent, std::string_view name);

/// A folder of the XDG base directory specification: what `variable` names, else `belowHome` in the home folder.
/// Throws Error "no-home" where neither is known.
std::filesystem::path userFolder(const char* variable, const std::filesystem::path& belowHome);

/// The library of runs: `named` where given, else $TRANSECT_LIBRARY, else transect/library in the user's data folder
/// ($XDG_DATA_HOME or ~/.local/share).
std::filesystem::path libraryFolder(const std::filesystem::path& named = {});

/// The folders below `library` that hold a run.json, at most three levels deep, sorted by path. Runs hold no runs;
/// hidden folders, and those that may not be read, are passed over.
std::vector<RunFolder> findRuns(const std::filesystem::path& library);

/// The run that a user means by `text`: a path, or the name of a run below `library` (its folder's name, or the
/// relative path; a unique beginning is enough). Throws Error "no-run" with the nearest spelling, "ambiguous-run" with
/// the candidates.
RunFolder resolveRun(const std::filesystem::path& library, std::string_view text);

} // namespace transect
