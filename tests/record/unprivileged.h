#pragma once

#include <functional>

#include <sys/wait.h>
#include <unistd.h>

/// Runs `check` in a child process to which permissions apply, also where the tests run as root.
/// Whether it returned true.
inline bool holdsUnprivileged(const std::function<bool()>& check)
{
    constexpr uid_t nobody = 65534;
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && ::seteuid(nobody) == -1)
            ::_exit(2);
        bool holds = false;
        try {
            holds = check();
        } catch (...) {
        }
        ::_exit(holds ? 0 : 1);
    }
    int status = -1;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
