#pragma once

#include <array>

#include <zlib.h>

#include "record/byte_stream.h"

namespace transect {

/// Unpacks the next `size` bytes of a stream, which outlives it. read() throws Error "bad-data" naming the stream's place where
/// they are damaged or cut short.
class InflatingStream : public ByteStream {
public:
    enum class Format { Zlib, Raw }; ///< RFC 1950; RFC 1951 alone, as in zip archives

    InflatingStream(ByteStream& source, std::int64_t size, Format format);
    ~InflatingStream() override;
    InflatingStream(const InflatingStream&) = delete;
    InflatingStream& operator=(const InflatingStream&) = delete;

    std::size_t read(std::span<std::byte> out) override;
    void skipRest(); ///< leaves the source behind the packed bytes
    std::uint32_t checksum() const { return m_checksum; } ///< CRC-32 of what was read so far

private:
    void refill();

    ByteStream& m_source;
    std::int64_t m_left;
    z_stream m_state{};
    bool m_ended = false;
    std::uint32_t m_checksum = 0;
    std::array<std::byte, 1 << 14> m_packed;
};

} // namespace transect
