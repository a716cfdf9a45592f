#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "record/job.h"
#include "record/run_folder.h"

namespace transect {

/// The kind of job "score": scores tracks by a model or by the motion prior alone. Writes scores/, in scores/poses/ what they are
/// reviewed with, evaluation.json where the truth is known, and normal_scores.npy where scores of normal windows are known.
/// What it stands on may still be at work: it is waited for. A run that was stopped begins anew.
JobKind scoreJob();

/// What a member of the parameters of such a run names.
struct ScoringSource {
    std::string member;             ///< "tracks", "model", "prior_from"
    std::string text;               ///< as it is named
    std::filesystem::path path;     ///< a file or folder; of a run its folder
    std::optional<RunFolder> run;
};

/// What such a run in `runFolder` (which need not be there yet) stands on. Throws Error "missing-data", "no-run", "ambiguous-run"
/// naming the member, "bad-field" for a run of another kind.
std::vector<ScoringSource> scoringSources(const Json& parameters, const std::filesystem::path& runFolder, const std::filesystem::path& library,
                                          const std::vector<std::filesystem::path>& roots);

/// Locates all that the parameters name, but for runs beside the one that is to be made ("../NAME"), which come later.
void requireScoringInputs(const Json& parameters, const std::filesystem::path& library, const std::vector<std::filesystem::path>& roots);

} // namespace transect
