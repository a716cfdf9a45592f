#pragma once

#include <csignal>
#include <cstdlib>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

/// A child of the test that runs a function of it, in step with the test through two pipes.
class ChildProcess {
public:
    /// The child's end.
    class Side {
    public:
        Side(int reading, int writing) : m_reading(reading), m_writing(writing) {}
        void tell() { (void)!::write(m_writing, "x", 1); }
        void wait() ///< ends the child where the test is gone
        {
            char letter;
            if (::read(m_reading, &letter, 1) != 1)
                ::_exit(99);
        }

    private:
        int m_reading, m_writing;
    };

    /// The child ends with what `body` returns; 98 where it throws.
    explicit ChildProcess(const std::function<int(Side&)>& body)
    {
        int toChild[2], toTest[2];
        if (::pipe(toChild) == -1 || ::pipe(toTest) == -1)
            std::abort();
        m_pid = ::fork();
        if (m_pid == 0) {
            ::close(toChild[1]);
            ::close(toTest[0]);
            ::_exit(result(body, Side(toChild[0], toTest[1])));
        }
        ::close(toChild[0]);
        ::close(toTest[1]);
        m_writing = toChild[1];
        m_reading = toTest[0];
    }
    ~ChildProcess()
    {
        if (m_pid > 0)
            kill();
        ::close(m_writing);
        ::close(m_reading);
    }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    pid_t pid() const { return m_pid; }
    void tell() { (void)!::write(m_writing, "x", 1); }
    bool wait() ///< until the child tells; false where it ended instead
    {
        char letter;
        return ::read(m_reading, &letter, 1) == 1;
    }
    int join() ///< its exit status; 128 and the number of the signal that ended it
    {
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_pid = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    int kill(int signal = SIGKILL)
    {
        ::kill(m_pid, signal);
        return join();
    }

private:
    static int result(const std::function<int(Side&)>& body, Side side)
    {
        try {
            return body(side);
        } catch (...) {
            return 98;
        }
    }

    pid_t m_pid = -1;
    int m_writing = -1, m_reading = -1;
};
