#include "anomaly/track_notices.h"

#include <algorithm>

namespace transect {

void reportTrackNotices(RunWriter& run, const std::vector<std::string>& notices)
{
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < std::min(notices.size(), most); ++i)
        run.event("notice", {{"code", "tracks"}, {"text", notices[i]}});
    if (notices.size() > most)
        run.event("notice", {{"code", "tracks"}, {"text", "and " + std::to_string(notices.size() - most) + " more of this kind"}});
}

} // namespace transect
