#pragma once

#include <cstdint>

struct AVPacket;

namespace transect {

/// CRC-32 of a packet's bytes.
std::uint32_t checksumOf(const AVPacket& packet);

/// Where to seek for a packet: formats go by the one or the other of its times, and the earlier one suits both.
/// AV_NOPTS_VALUE where it has none.
std::int64_t seekTime(const AVPacket& packet);

} // namespace transect
