#include "record/progress_rate.h"

#include <algorithm>
#include <cmath>

namespace transect {

std::optional<double> ProgressRate::secondsLeft(double done, double total, double now)
{
    if (!m_hasBegun || done < m_lastDone)
        begin(done, now);
    // Only advances count: a message in the middle of a long step says nothing about the rate.
    if (done > m_lastDone) {
        const double seconds = now - m_lastTime;
        const double decay = seconds > 0 ? std::exp(-seconds / std::max(30.0, 5 * seconds)) : 1;
        m_done = decay * m_done + done - m_lastDone;
        m_seconds = decay * m_seconds + seconds;
        m_lastDone = done;
        m_lastTime = now;
    }
    if (m_done <= 0 || m_seconds <= 0 || total <= 0)
        return std::nullopt;
    return std::max(0.0, (total - done) * m_seconds / m_done - (now - m_lastTime));
}

void ProgressRate::begin(double done, double now)
{
    m_hasBegun = true;
    m_lastDone = done;
    m_lastTime = now;
    m_done = m_seconds = 0;
}

} // namespace transect
