#pragma once

#include <optional>

namespace transect {

/// Time left, from the recent rate of progress: an average whose weights fall by e in 30 s, or in five steps where
/// steps take longer.
class ProgressRate {
public:
    /// `done` of `total` is reached at `now` (seconds of a clock that does not jump). Nothing until there has been
    /// progress since the first call, or where `total` is 0. Progress that went back begins anew.
    std::optional<double> secondsLeft(double done, double total, double now);

private:
    void begin(double done, double now);

    bool m_hasBegun = false;
    double m_lastDone = 0, m_lastTime = 0; ///< of the last advance
    double m_done = 0, m_seconds = 0;      ///< weighted sums over the advances
};

} // namespace transect
