#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "record/error.h"
#include "record/json.h"

namespace transect {

enum class RunStatus { Queued, Starting, Running, Stopping, Finished, Failed, Stopped, Lost };

std::string_view nameOf(RunStatus status);              ///< "queued", ...
std::optional<RunStatus> runStatusOf(std::string_view name);
bool isActive(RunStatus status); ///< queued, starting, running or stopping: a worker should be there

/// state.json. Lost is never written: a reader finds it (record/worker_lock.h, observedState()).
struct RunState {
    RunStatus status = RunStatus::Queued;
    double done = 0, total = 0;  ///< progress in `unit`; total 0: not known yet
    std::string unit = {};       ///< "steps", "evaluations"
    std::string message = {};    ///< what is being done: "epoch 3 of 20", "waiting for cpu, held by toy (pid 4711)"
    std::optional<double> secondsLeft = {};
    double heartbeat = 0;        ///< unix time of the last write
    std::optional<ErrorRecord> error = {};
};

Json toJson(const RunState& state);
/// Throws Error "bad-state" naming the member.
RunState runStateFromJson(const Json& json, const std::filesystem::path& path);
RunState readState(const std::filesystem::path& path);
void writeState(const std::filesystem::path& path, const RunState& state); ///< replaced atomically

} // namespace transect
