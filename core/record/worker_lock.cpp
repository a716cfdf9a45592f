#include "record/worker_lock.h"

#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

#include <unistd.h>

#include "record/json_fields.h"

namespace transect {

namespace {

std::string contentsOf(const std::filesystem::path& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string hostName()
{
    char name[256] = {};
    ::gethostname(name, sizeof name - 1);
    return name;
}

std::string bootId()
{
    std::string id = contentsOf("/proc/sys/kernel/random/boot_id");
    return id.substr(0, id.find('\n'));
}

/// Field 22 of /proc/PID/stat; 0 where there is no such process. The second field, the program's name in brackets, may
/// hold blanks and brackets itself, so fields are counted from the last bracket.
std::uint64_t startTicksOf(std::int64_t pid)
{
    const std::string stat = contentsOf("/proc/" + std::to_string(pid) + "/stat");
    std::istringstream fields(stat.substr(std::min(stat.size(), stat.rfind(')') + 1)));
    std::string field;
    for (int number = 3; number <= 22; ++number)
        fields >> field;
    return fields ? std::strtoull(field.c_str(), nullptr, 10) : 0;
}

Json toJson(const WorkerIdentity& worker)
{
    return {{"pid", worker.pid}, {"start_ticks", worker.startTicks}, {"boot_id", worker.bootId}, {"host", worker.host}};
}

WorkerIdentity workerFromJson(const Json& json, const std::filesystem::path& path)
{
    const JsonFields fields(json, "bad-lock", path.string());
    return {fields.integer("pid", 1), fields.seed("start_ticks"), fields.text("boot_id"), fields.text("host")};
}

FileLock takeOrSayWhoHas(const RunFolder& folder)
{
    // A reader that asks whether the lock is held has it for an instant: that is no other worker.
    constexpr int attempts = 25;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (auto lock = FileLock::tryTake(folder.lock()))
            return std::move(*lock);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const auto holder = readWorker(folder.lock());
    throw Error("run-busy", (holder ? describe(*holder) : "another worker") + " works on this run", folder.root.string(),
                "wait until it is finished, or stop it");
}

bool isHeartbeatFresh(const RunFolder& folder)
{
    try {
        const double age = double(std::time(nullptr)) - readState(folder.stateJson()).heartbeat;
        return std::fabs(age) <= freshHeartbeatSeconds; // the clocks of two hosts differ, both ways
    } catch (const Error&) {
        return false; // no heartbeat that could be read
    }
}

std::string localTime(double unixTime)
{
    const auto time = static_cast<std::time_t>(unixTime);
    const std::time_t now = std::time(nullptr);
    std::tm parts{}, today{};
    localtime_r(&time, &parts);
    localtime_r(&now, &today);
    const bool isToday = parts.tm_yday == today.tm_yday && parts.tm_year == today.tm_year;
    char text[32];
    std::strftime(text, sizeof text, isToday ? "%H:%M:%S" : "%Y-%m-%d %H:%M:%S", &parts);
    return text;
}

std::string evidence(const RunFolder& folder, Liveness found, double heartbeat)
{
    const auto worker = readWorker(folder.lock());
    const std::string who = worker ? describe(*worker) : "its worker";
    if (found == Liveness::Unknown)
        return "no sign of " + who + (heartbeat == 0 ? std::string() : " since " + localTime(heartbeat));
    return who + " is gone" + (heartbeat == 0 ? std::string() : "; last heartbeat " + localTime(heartbeat));
}

std::optional<RunState> stateOrNone(const RunFolder& folder)
{
    if (!std::filesystem::exists(folder.stateJson()))
        return std::nullopt;
    return readState(folder.stateJson());
}

} // namespace

WorkerIdentity thisProcess()
{
    return {::getpid(), startTicksOf(::getpid()), bootId(), hostName()};
}

bool isRunning(const WorkerIdentity& worker)
{
    return worker.host == hostName() && worker.bootId == bootId() && worker.startTicks != 0
           && worker.startTicks == startTicksOf(worker.pid);
}

std::string describe(const WorkerIdentity& worker)
{
    return "worker " + std::to_string(worker.pid) + " on host " + worker.host;
}

std::optional<WorkerIdentity> readWorker(const std::filesystem::path& path)
{
    try {
        return workerFromJson(readJsonFile(path, 4096), path);
    } catch (const Error&) {
        return std::nullopt; // the lock says who is alive; this is only about whom to name
    }
}

WorkerLock::WorkerLock(const RunFolder& folder)
    : m_lock(takeOrSayWhoHas(folder))
{
    m_lock.write(toJson(thisProcess()).dump() + "\n");
}

Liveness liveness(const RunFolder& folder)
{
    const auto worker = readWorker(folder.lock());
    const bool isLocal = worker && worker->host == hostName();
    try {
        if (isLocked(folder.lock()))
            return Liveness::Alive;
        if (isLocal || !worker)
            return Liveness::Dead;
    } catch (const Error&) { // a file system without locks
        if (isLocal)
            return isRunning(*worker) ? Liveness::Alive : Liveness::Dead;
    }
    return isHeartbeatFresh(folder) ? Liveness::Alive : Liveness::Unknown;
}

RunState observedState(const RunFolder& folder)
{
    const RunState state = stateOrNone(folder).value_or(RunState{});
    if (!isActive(state.status))
        return state;
    const Liveness found = liveness(folder);
    // Between the two questions a worker may have begun, or ended in good order.
    RunState result = stateOrNone(folder).value_or(
        RunState{.status = found == Liveness::Alive ? RunStatus::Starting : RunStatus::Queued});
    const bool neverBegun = result.status == RunStatus::Queued && !std::filesystem::exists(folder.lock());
    if (found == Liveness::Alive || neverBegun || !isActive(result.status))
        return result;
    result.status = RunStatus::Lost;
    result.message = evidence(folder, found, result.heartbeat);
    result.secondsLeft.reset();
    return result;
}

} // namespace transect
