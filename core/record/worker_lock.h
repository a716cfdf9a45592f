#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "record/file_lock.h"
#include "record/run_folder.h"
#include "record/run_state.h"

namespace transect {

/// Which process works on a run. Process numbers are used again; the time of its start and the machine's start tell
/// two processes of the same number apart.
struct WorkerIdentity {
    std::int64_t pid = 0;
    std::uint64_t startTicks = 0; ///< clock ticks from the machine's start to the process's (/proc/PID/stat, field 22)
    std::string bootId;           ///< /proc/sys/kernel/random/boot_id
    std::string host;

    bool operator==(const WorkerIdentity&) const = default;
};

WorkerIdentity thisProcess();
bool isRunning(const WorkerIdentity& worker); ///< on this host, since the same boot, started at the same moment
std::string describe(const WorkerIdentity& worker); ///< "worker 4711 on host hopper"

/// What a worker.lock says; nothing where it is missing, empty or damaged. The lock need not be held any more.
std::optional<WorkerIdentity> readWorker(const std::filesystem::path& path);

/// Holds a run's worker.lock: at most one worker works on a run. The file names its holder, and keeps the name after.
class WorkerLock {
public:
    /// Throws Error "run-busy" naming host and pid where another worker holds it.
    explicit WorkerLock(const RunFolder& folder);

private:
    FileLock m_lock;
};

enum class Liveness {
    Alive,  ///< the lock is held; or, on another host, the heartbeat is fresh
    Dead,   ///< the lock is free, or there never was a worker
    Unknown ///< on another host, whose locks may not reach this one, and without a fresh heartbeat
};

/// A heartbeat is fresh for this long: six that were missed.
inline constexpr double freshHeartbeatSeconds = 30;

Liveness liveness(const RunFolder& folder);

/// state.json, corrected by what became of the worker: a run that says it is queued, starting, running or stopping,
/// but whose worker is not alive, is Lost, with the evidence as its message ("worker 4711 on host hopper is gone; last
/// heartbeat 14:02:11"). A queued run that no worker has ever held is Queued: its turn has not come. Where state.json
/// is missing the run is Queued, or Starting where a worker is alive. Errors: those of readState() but "no-file".
RunState observedState(const RunFolder& folder);

} // namespace transect
