#include "record/inflating_stream.h"

#include <algorithm>

namespace transect {

InflatingStream::InflatingStream(ByteStream& source, std::int64_t size, Format format)
    : ByteStream(source.place())
    , m_source(source)
    , m_left(size)
{
    if (inflateInit2(&m_state, format == Format::Raw ? -MAX_WBITS : MAX_WBITS) != Z_OK)
        fail("cannot be unpacked: no memory");
}

InflatingStream::~InflatingStream() { inflateEnd(&m_state); }

std::size_t InflatingStream::read(std::span<std::byte> out)
{
    constexpr std::size_t most = std::size_t(1) << 30; // zlib counts in unsigned
    const auto wanted = std::min(out.size(), most);
    m_state.next_out = reinterpret_cast<Bytef*>(out.data());
    m_state.avail_out = uInt(wanted);
    while (m_state.avail_out > 0 && !m_ended) {
        if (m_state.avail_in == 0)
            refill();
        const int result = inflate(&m_state, Z_NO_FLUSH);
        m_ended = result == Z_STREAM_END;
        if (result != Z_OK && !m_ended)
            fail("the compressed array is damaged or cut short", "get the file again");
    }
    const auto count = wanted - m_state.avail_out;
    m_checksum = std::uint32_t(::crc32(m_checksum, reinterpret_cast<const Bytef*>(out.data()), uInt(count)));
    return count;
}

void InflatingStream::skipRest()
{
    while (m_left > 0)
        refill();
}

void InflatingStream::refill()
{
    const auto wanted = std::size_t(std::min<std::int64_t>(m_left, std::int64_t(m_packed.size())));
    const auto count = wanted > 0 ? m_source.read(std::span(m_packed).first(wanted)) : 0;
    if (count == 0)
        fail("the compressed array is cut short", "get the file again");
    m_left -= std::int64_t(count);
    m_state.next_in = reinterpret_cast<Bytef*>(m_packed.data());
    m_state.avail_in = uInt(count);
}

} // namespace transect
