#include "jobs/brief_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "jobs/descriptor.h"
#include "record/error.h"
#include "record/file_system.h"

namespace transect {

namespace {

using BriefClock = std::chrono::steady_clock;

/// What posix_spawn() is told.
class SpawnOrders {
public:
    explicit SpawnOrders(int output)
    {
        ::posix_spawn_file_actions_init(&m_files);
        ::posix_spawn_file_actions_adddup2(&m_files, output, STDOUT_FILENO); // before the others, whose numbers it may have
        ::posix_spawn_file_actions_addopen(&m_files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&m_files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addclosefrom_np(&m_files, STDERR_FILENO + 1);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t all, none;
        ::sigfillset(&all);
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigdefault(&m_attributes, &all);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setpgroup(&m_attributes, 0);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnOrders()
    {
        ::posix_spawn_file_actions_destroy(&m_files);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    SpawnOrders(const SpawnOrders&) = delete;
    SpawnOrders& operator=(const SpawnOrders&) = delete;

    pid_t spawn(std::vector<std::string> words) const
    {
        std::vector<char*> pointers;
        for (auto& word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        pid_t process = 0;
        if (const int error = ::posix_spawn(&process, pointers.front(), &m_files, &m_attributes, pointers.data(), environ); error != 0)
            throw Error("not-started", std::string("cannot be executed: ") + std::strerror(error), words.front());
        return process;
    }

private:
    posix_spawn_file_actions_t m_files;
    posix_spawnattr_t m_attributes;
};

int millisecondsUntil(BriefClock::time_point deadline)
{
    return int(std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::milliseconds>(deadline - BriefClock::now()).count()));
}

/// Until the writers of the pipe have closed it, or the deadline.
std::string readPipe(int pipe, BriefClock::time_point deadline)
{
    constexpr std::size_t most = 1 << 20;
    std::string output;
    std::array<char, 4096> buffer;
    while (true) {
        pollfd ready{pipe, POLLIN, 0};
        const int left = millisecondsUntil(deadline);
        if (::poll(&ready, 1, left) == 0 || left == 0)
            return output;
        const auto count = ready.revents == 0 ? -1 : ::read(pipe, buffer.data(), buffer.size());
        if (count == 0)
            return output;
        if (count > 0)
            output.append(buffer.data(), std::min(std::size_t(count), most - output.size()));
    }
}

/// Whether the process has ended by the deadline; `status` is then that of waitpid().
bool endsBy(pid_t process, BriefClock::time_point deadline, int& status)
{
    while (::waitpid(process, &status, WNOHANG) == 0) {
        if (BriefClock::now() >= deadline)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

std::uint64_t ownMemory()
{
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * std::uint64_t(::sysconf(_SC_PAGESIZE));
}

void setLimit(decltype(RLIMIT_AS) what, std::uint64_t soft, std::uint64_t hard)
{
    rlimit limit{};
    ::getrlimit(what, &limit);
    limit = {std::min<rlim_t>(soft, limit.rlim_max), std::min<rlim_t>(hard, limit.rlim_max)};
    if (::setrlimit(what, &limit) == -1)
        throw Error("io", std::string("cannot limit a process: ") + std::strerror(errno));
}

} // namespace

ProcessEnd runBriefly(const std::filesystem::path& program, const std::vector<std::string>& arguments, std::chrono::milliseconds patience)
{
    const auto deadline = BriefClock::now() + patience;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) == -1)
        throw fileError(errno, "make a pipe for", program);
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const auto process = SpawnOrders(writing.number()).spawn(std::move(words));
    writing.close();
    ProcessEnd end;
    end.output = readPipe(reading.number(), deadline);
    int status = 0;
    end.isLate = !endsBy(process, deadline, status);
    if (end.isLate) {
        ::kill(process, SIGKILL);
        while (::waitpid(process, &status, 0) == -1 && errno == EINTR) {
        }
    }
    end.code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return end;
}

void limitThisProcess(const ProcessLimits& limits)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const auto memory = ownMemory() + limits.moreMemory;
    setLimit(RLIMIT_CORE, 0, 0);
    setLimit(RLIMIT_AS, memory, memory);
    setLimit(RLIMIT_CPU, limits.processorSeconds, limits.processorSeconds + 1);
}

} // namespace transect
