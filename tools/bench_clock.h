#pragma once

#include <chrono>

/// The time since it was made.
class BenchClock {
public:
    double seconds() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }
    double milliseconds() const { return 1000 * seconds(); }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
};
