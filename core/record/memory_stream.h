#pragma once

#include <algorithm>
#include <utility>

#include "record/byte_stream.h"

namespace transect {

/// Bytes that lie in memory, or in a mapped file, and outlive it.
class MemoryStream : public ByteStream {
public:
    MemoryStream(std::string place, std::span<const std::byte> bytes)
        : ByteStream(std::move(place))
        , m_bytes(bytes)
    {
    }

    std::size_t read(std::span<std::byte> out) override
    {
        const auto count = std::min(out.size(), m_bytes.size());
        std::ranges::copy(m_bytes.first(count), out.begin());
        m_bytes = m_bytes.subspan(count);
        return count;
    }

private:
    std::span<const std::byte> m_bytes;
};

} // namespace transect
