#pragma once

#include <cstdint>
#include <map>
#include <set>

namespace transect {

/// When pictures are shown. Most containers say it of each packet; where one does not (AVI), pictures, which come in the
/// order of showing, take the packets' decoding times in ascending order; where there are none either, one follows
/// another at the mean rate. Times are in units of a stream's time base.
class PictureClock {
public:
    explicit PictureClock(std::int64_t ticksPerPicture)
        : m_ticksPerPicture(ticksPerPicture)
    {
    }
    /// `shown` and `decoded` are AV_NOPTS_VALUE where they are not known.
    void addPacket(std::int64_t packet, std::int64_t shown, std::int64_t decoded);
    std::int64_t timeOfPicture(std::int64_t packet);

private:
    std::int64_t m_ticksPerPicture;
    std::int64_t m_next = 0;
    std::map<std::int64_t, std::int64_t> m_shown;  ///< of recent packets
    std::multiset<std::int64_t> m_decoded;         ///< that no picture took yet
};

} // namespace transect
