#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "record/error.h"

namespace transect {

/// Exit codes of transectl.
enum ExitCode { ExitDone = 0, ExitFailed = 1, ExitBadArguments = 2, ExitStopped = 3 };

/// What the chosen verb does once all arguments are parsed; returns an exit code.
using Action = std::function<int()>;

/// Where runs and data are: the options --library and --data-root that many verbs share.
struct Places {
    std::filesystem::path library;
    std::vector<std::filesystem::path> dataRoots;
    void addTo(CLI::App& verb, bool withData = false);
    std::filesystem::path libraryFolder() const;
};

/// The record of any exception; LibTorch's without its back-trace.
ErrorRecord failureOf(const std::exception& exception);

void addRun(CLI::App& app, Action& action);
void addResume(CLI::App& app, Action& action);
void addStop(CLI::App& app, Action& action);
void addList(CLI::App& app, Action& action);
void addShow(CLI::App& app, Action& action);
void addDescribe(CLI::App& app, Action& action);
void addExport(CLI::App& app, Action& action);
void addInspect(CLI::App& app, Action& action);
void addImport(CLI::App& app, Action& action);
void addSpectrum(CLI::App& app, Action& action);
void addProbe(CLI::App& app, Action& action);
void addAuc(CLI::App& app, Action& action);
void addPoses(CLI::App& app, Action& action);
void addScore(CLI::App& app, Action& action);
void addReview(CLI::App& app, Action& action);
void addTracks(CLI::App& app, Action& action);
void addDoctor(CLI::App& app, Action& action);
void addTryModel(CLI::App& app, Action& action);
void addWeights(CLI::App& app, Action& action);

} // namespace transect
