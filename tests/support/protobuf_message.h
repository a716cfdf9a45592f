#pragma once

#include <QByteArray>

#include <cstdint>

namespace transect::testing {

/// A message of Protocol Buffers, field by field.
class Message {
public:
    Message& number(int field, std::uint64_t value)
    {
        varint(std::uint64_t(field) << 3);
        varint(value);
        return *this;
    }

    Message& bytes(int field, const QByteArray& content)
    {
        varint(std::uint64_t(field) << 3 | 2);
        varint(std::uint64_t(content.size()));
        m_bytes += content;
        return *this;
    }

    QByteArray text() const { return m_bytes; }

private:
    void varint(std::uint64_t value)
    {
        for (; value > 0x7F; value >>= 7)
            m_bytes += char(value | 0x80);
        m_bytes += char(value);
    }

    QByteArray m_bytes;
};

} // namespace transect::testing
