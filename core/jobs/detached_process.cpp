#include "jobs/detached_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "jobs/descriptor.h"
#include "record/error.h"
#include "record/file_system.h"

namespace transect {

namespace {

/// What the new process tells us through a pipe: its number, then the errno if it could not execute the program.
struct Report {
    pid_t process = 0;
    int error = 0;
};

// From here to startDetached(): what runs between fork() and execv(), where only async-signal-safe calls are allowed.

void resetSignals()
{
    struct sigaction action {};
    action.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number)
        ::sigaction(number, &action, nullptr); // fails for the two that cannot be changed
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

void closeOthersAtExec()
{
    constexpr unsigned int first = STDERR_FILENO + 1;
    if (::close_range(first, ~0U, CLOSE_RANGE_CLOEXEC) == 0)
        return;
    rlimit limit{}; // Linux before 5.11
    ::getrlimit(RLIMIT_NOFILE, &limit);
    for (unsigned int number = first; number < limit.rlim_cur && number < 65536; ++number)
        ::fcntl(static_cast<int>(number), F_SETFD, FD_CLOEXEC);
}

[[noreturn]] void becomeProgram(const char* program, char* const* arguments, int input, int output, int reports)
{
    Report report{::getpid(), 0};
    (void)!::write(reports, &report, sizeof report);
    resetSignals();
    const bool isRedirected = ::dup2(input, STDIN_FILENO) != -1 && ::dup2(output, STDOUT_FILENO) != -1
                              && ::dup2(output, STDERR_FILENO) != -1;
    closeOthersAtExec();
    if (isRedirected)
        ::execv(program, arguments);
    report.error = errno;
    (void)!::write(reports, &report, sizeof report);
    ::_exit(127);
}

/// Forks twice: the first child leads the new session and ends, so that the second belongs to nobody but init.
pid_t forkTwice(const char* program, char* const* arguments, int input, int output, int reports)
{
    const pid_t child = ::fork();
    if (child != 0)
        return child;
    ::setsid();
    const pid_t grandchild = ::fork();
    if (grandchild == 0)
        becomeProgram(program, arguments, input, output, reports);
    const Report report{0, errno};
    if (grandchild == -1)
        (void)!::write(reports, &report, sizeof report);
    ::_exit(0);
}

Report readReports(int pipe)
{
    Report result, next;
    ssize_t count = 0;
    while ((count = ::read(pipe, &next, sizeof next)) > 0 || (count == -1 && errno == EINTR))
        if (count == sizeof next)
            result = next;
    return result;
}

} // namespace

pid_t startDetached(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                    const std::filesystem::path& log)
{
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);

    const Descriptor input(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const Descriptor output(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (output.number() == -1)
        throw fileError(errno, "open", log);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) == -1)
        throw fileError(errno, "make a pipe for", program);
    const Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);

    const pid_t child = forkTwice(words.front().c_str(), pointers.data(), input.number(), output.number(), writing.number());
    if (child == -1)
        throw fileError(errno, "start", program);
    writing.close();
    const Report report = readReports(reading.number());
    while (::waitpid(child, nullptr, 0) == -1 && errno == EINTR) {
    }
    if (report.error != 0)
        throw Error("not-started", std::string("cannot be executed: ") + std::strerror(report.error), program.string());
    return report.process;
}

bool hasEnded(pid_t process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    const std::string stat{std::istreambuf_iterator<char>(file), {}};
    const std::size_t name = stat.rfind(')');
    return name == std::string::npos || stat.compare(name, 3, ") Z") == 0 || stat.compare(name, 3, ") X") == 0;
}

} // namespace transect
