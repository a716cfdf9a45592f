#include "media/packet_identity.h"

#include <algorithm>

extern "C" {
#include <libavcodec/packet.h>
#include <libavutil/avutil.h>
}

#include "record/hash.h"

namespace transect {

std::uint32_t checksumOf(const AVPacket& packet)
{
    return crc32(std::string_view(reinterpret_cast<const char*>(packet.data), static_cast<std::size_t>(packet.size)));
}

std::int64_t seekTime(const AVPacket& packet)
{
    if (packet.pts == AV_NOPTS_VALUE || packet.dts == AV_NOPTS_VALUE)
        return packet.dts == AV_NOPTS_VALUE ? packet.pts : packet.dts;
    return std::min(packet.pts, packet.dts);
}

} // namespace transect
