#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "record/job.h"
#include "record/run_folder.h"

namespace transect {

/// Where a job looks for what it stands on.
struct SourcePlaces {
    std::filesystem::path runFolder; ///< which need not be there yet; empty: what is named beside the run is not looked for
    std::filesystem::path library;
    std::vector<std::filesystem::path> roots;
};

/// What a member of a job's parameters names: files, or another run that has them.
struct TrackSource {
    std::string member; ///< "tracks", "model", "prior_from", "more_tracks.0", "test.tracks"
    std::string text;   ///< as it is named; the run's name or path where the folder of its tracks is named
    std::filesystem::path path; ///< a file or folder; of a run its folder; empty where it was not looked for
    std::optional<RunFolder> run;
    bool needsWhole = true; ///< the run has to be complete

    std::filesystem::path tracks() const; ///< `path`; of a run the folder of its tracks
};

/// A path, also below a root; a run of the library; or, as "../NAME", a run or folder beside the run that names it. RUN/tracks, with the
/// path of a run of that kind, stands for the run, however much of it there is once it is no longer at work. Throws Error "missing-data", "no-run", "ambiguous-run" naming the member, "bad-field" for a run
/// of another kind than `kind`.
TrackSource trackSource(const std::string& text, const std::string& member, const std::string& kind, const SourcePlaces& places);

/// Gives the device up while runs among `sources` are at work. Throws Stopped, Error "source-incomplete".
void waitForSources(const std::vector<TrackSource>& sources, JobContext& context);

} // namespace transect
