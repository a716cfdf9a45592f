#include "media/picture_clock.h"

extern "C" {
#include <libavutil/avutil.h>
}

namespace transect {

namespace {

/// Far more than a decoder holds back: what is older belongs to packets that gave no picture.
constexpr std::size_t mostPendingTimes = 256;

template <typename Times> void keepRecent(Times& times)
{
    if (times.size() > mostPendingTimes)
        times.erase(times.begin());
}

} // namespace

void PictureClock::addPacket(std::int64_t packet, std::int64_t shown, std::int64_t decoded)
{
    if (shown != AV_NOPTS_VALUE) {
        m_shown[packet] = shown;
        keepRecent(m_shown);
    } else if (decoded != AV_NOPTS_VALUE) {
        m_decoded.insert(decoded);
        keepRecent(m_decoded);
    }
}

std::int64_t PictureClock::timeOfPicture(std::int64_t packet)
{
    std::int64_t time = m_next;
    if (const auto shown = m_shown.find(packet); shown != m_shown.end()) {
        time = shown->second;
        m_shown.erase(shown);
    } else if (!m_decoded.empty()) {
        time = *m_decoded.begin();
        m_decoded.erase(m_decoded.begin());
    }
    if (__builtin_add_overflow(time, m_ticksPerPicture, &m_next))
        m_next = time;
    return time;
}

} // namespace transect
