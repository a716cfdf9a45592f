#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "record/run_folder.h"
#include "record/worker_lock.h"

namespace transect {

/// Asks the run's worker to stop (SIGTERM): after its step with a checkpoint, or, by a second signal, `now`. Returns
/// when the signals are sent. Errors: "not-running" where no worker is alive, "other-host" where it is not on this one,
/// "no-permission" where it belongs to another user.
void stopRun(const RunFolder& folder, bool now);

/// Starts `transectl arguments...` in a session of its own, which outlives this process: standard input is /dev/null,
/// output is appended to the run's log.txt, no descriptor, signal mask or ignored signal is inherited. Returns when the
/// worker has taken the run's lock. Errors: "run-busy" where one holds it already; "not-started", with the end of what
/// the worker wrote, where the program cannot be executed, ends without having taken the lock, or has not taken it
/// within `patience` (it is then killed).
WorkerIdentity launchDetached(const std::filesystem::path& transectl, const std::vector<std::string>& arguments,
                              const RunFolder& folder,
                              std::chrono::milliseconds patience = std::chrono::seconds(30));

} // namespace transect
