#pragma once

#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace transect {

/// An open file descriptor, closed with the object.
class Descriptor {
public:
    /// Takes `descriptor` over, moved above the three standard ones, which a new process fills anew.
    explicit Descriptor(int descriptor)
        : m_descriptor(descriptor)
    {
        if (descriptor > STDERR_FILENO || descriptor == -1)
            return;
        m_descriptor = ::fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        ::close(descriptor);
    }
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return m_descriptor; }
    void close()
    {
        if (const int descriptor = std::exchange(m_descriptor, -1); descriptor != -1)
            ::close(descriptor);
    }

private:
    int m_descriptor;
};

} // namespace transect
