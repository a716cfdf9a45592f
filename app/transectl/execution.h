#pragma once

#include <filesystem>
#include <vector>

#include "command.h"
#include "record/run_folder.h"
#include "specification.h"

namespace transect {

/// A study's folder: study.json names its runs (sub-folders) in the order in which they are carried out.
struct StudyFolder {
    std::filesystem::path root;
    std::vector<RunFolder> runs;
};

bool isStudy(const std::filesystem::path& folder);
/// Throws Error "bad-study".
StudyFolder openStudy(const std::filesystem::path& folder);

/// Makes the folders of a plan in the library, every run queued: one folder for a single run, one with sub-folders for a
/// study. Makes none where a device or a data set is not on this machine: throws Error "no-device", "missing-data".
StudyFolder createRuns(const Plan& plan, const Places& places);

/// What `text` names: a study (by path or name in the library) or a single run.
StudyFolder resolveStudyOrRun(const std::filesystem::path& library, const std::string& text);

/// Carries out the runs that are not finished, one after another, waiting for their devices. Progress goes to stderr.
/// Throws Stopped, or the Error of the run that failed.
void carryOut(const StudyFolder& study, const Places& places);

/// Starts a worker of its own that carries them out, and returns once it is at work.
void carryOutDetached(const StudyFolder& study, const Places& places);

} // namespace transect
