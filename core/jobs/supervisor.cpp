#include "jobs/supervisor.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <span>
#include <thread>

#include <sys/stat.h>

#include "jobs/detached_process.h"
#include "record/error.h"
#include "record/file_system.h"

namespace transect {

namespace {

/// Waits, at most a second, until a signal that was sent is no longer pending: two that are pending at once are one.
void waitUntilTaken(pid_t process, int signal)
{
    for (int attempt = 0; attempt < 100; ++attempt) {
        std::ifstream status("/proc/" + std::to_string(process) + "/status");
        unsigned long long pending = 0;
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("SigPnd:") || line.starts_with("ShdPnd:"))
                pending |= std::stoull(line.substr(7), nullptr, 16);
        if (!(pending >> (signal - 1) & 1))
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

WorkerIdentity workerToSignal(const RunFolder& folder)
{
    const auto worker = readWorker(folder.lock());
    if (!worker || liveness(folder) == Liveness::Dead)
        throw Error("not-running", "no worker works on this run", folder.root.string());
    if (worker->host != thisProcess().host)
        throw Error("other-host", describe(*worker) + " works on this run", folder.root.string(),
                    "stop it from that host");
    if (!isRunning(*worker))
        throw Error("not-running", describe(*worker) + " is gone", folder.root.string());
    return *worker;
}

std::uintmax_t sizeOrZero(const std::filesystem::path& path)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    return error ? 0 : size;
}

/// The last lines of what was appended to a log since it had `begin` bytes.
std::string endOfLog(const std::filesystem::path& path, std::uintmax_t begin)
{
    constexpr std::uintmax_t longest = 2000;
    const InputFile file(path);
    const std::uintmax_t size = std::max(file.size(), begin);
    const std::uintmax_t from = std::max(begin, size - std::min(size, longest));
    std::string text(static_cast<std::size_t>(size - from), '\0');
    text.resize(file.read(from, std::as_writable_bytes(std::span(text))));
    if (from > begin)
        text.erase(0, text.find('\n') + 1);
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text.empty() ? "it wrote nothing" : text;
}

Error notStarted(const std::string& what, const RunFolder& folder, std::uintmax_t logBegin)
{
    return Error("not-started", what + ": " + endOfLog(folder.log(), logBegin), folder.root.string(),
                 "all of its output is in " + folder.log().string());
}

} // namespace

void stopRun(const RunFolder& folder, bool now)
{
    const WorkerIdentity worker = workerToSignal(folder);
    const auto process = static_cast<pid_t>(worker.pid);
    if (::kill(process, SIGTERM) == -1) {
        if (errno == ESRCH)
            throw Error("not-running", describe(worker) + " is gone", folder.root.string());
        throw fileError(errno, "stop " + describe(worker) + " of", folder.root);
    }
    if (!now)
        return;
    waitUntilTaken(process, SIGTERM);
    if (isRunning(worker)) // else it has stopped already
        ::kill(process, SIGTERM);
}

WorkerIdentity launchDetached(const std::filesystem::path& transectl, const std::vector<std::string>& arguments,
                              const RunFolder& folder, std::chrono::milliseconds patience)
{
    const auto before = readWorker(folder.lock());
    if (liveness(folder) == Liveness::Alive)
        throw Error("run-busy", (before ? describe(*before) : "a worker") + " works on this run", folder.root.string(),
                    "wait until it is finished, or stop it");
    const std::uintmax_t logBegin = sizeOrZero(folder.log());
    const pid_t process = startDetached(transectl, arguments, folder.log());
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const bool isOver = hasEnded(process); // asked first: it may take the lock, work and end between two looks
        const auto worker = readWorker(folder.lock());
        if (worker && worker->pid == process && worker != before)
            return *worker;
        if (isOver)
            throw notStarted("the worker ended without having taken the run's lock", folder, logBegin);
        if (std::chrono::steady_clock::now() > deadline) {
            ::kill(process, SIGKILL);
            throw notStarted("the worker did not take the run's lock in time and was killed", folder, logBegin);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

} // namespace transect
