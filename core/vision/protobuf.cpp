#include "vision/protobuf.h"

#include "record/error.h"

namespace transect {

const ProtobufField& ProtobufField::need(Type expected) const
{
    if (type != expected)
        throw Error("bad-model", "the file is damaged: the field " + std::to_string(number) + " of a part of it has the type " + std::to_string(type) + ", expected " + std::to_string(expected));
    return *this;
}

std::string_view ProtobufField::text() const
{
    const auto& own = need(Bytes).bytes;
    return {reinterpret_cast<const char*>(own.data()), own.size()};
}

ProtobufReader::ProtobufReader(std::span<const std::byte> message)
    : m_rest(message)
{
}

std::span<const std::byte> ProtobufReader::take(std::uint64_t count)
{
    if (count > m_rest.size())
        throw Error("bad-model", "the file is cut short or damaged: a part of it claims " + std::to_string(count) + " bytes where "
                        + std::to_string(m_rest.size()) + " are left");
    const auto taken = m_rest.first(std::size_t(count));
    m_rest = m_rest.subspan(std::size_t(count));
    return taken;
}

std::uint64_t ProtobufReader::number()
{
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const auto byte = std::to_integer<std::uint64_t>(take(1)[0]);
        value |= (byte & 0x7F) << shift;
        if ((byte & 0x80) == 0)
            return value;
    }
    throw Error("bad-model", "the file is damaged: a number in it is longer than 64 bits");
}

std::optional<ProtobufField> ProtobufReader::next()
{
    if (atEnd())
        return std::nullopt;
    const auto key = number();
    if (key > 0xFFFFFFFF)
        throw Error("bad-model", "the file is damaged: a field in it has a number of more than 29 bits");
    ProtobufField field{key >> 3, ProtobufField::Type(key & 7), 0, {}};
    switch (field.type) {
    case ProtobufField::Number: field.value = number(); break;
    case ProtobufField::Fixed64: field.bytes = take(8); break;
    case ProtobufField::Bytes: field.bytes = take(number()); break;
    case ProtobufField::Fixed32: field.bytes = take(4); break;
    default: throw Error("bad-model", "the file is damaged: a field in it has the type " + std::to_string(key & 7));
    }
    return field;
}

} // namespace transect
