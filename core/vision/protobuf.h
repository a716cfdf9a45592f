#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace transect {

/// A field of a message of Protocol Buffers (protobuf.dev, "Encoding").
struct ProtobufField {
    enum Type { Number = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

    std::uint64_t number = 0;
    Type type = Number;
    std::uint64_t value = 0;            ///< of a Number
    std::span<const std::byte> bytes;   ///< of the other types

    /// Itself. Throws Error "bad-model" where it is of another type: parsers pass over such a field, whatever its number.
    const ProtobufField& need(Type expected) const;
    std::string_view text() const; ///< of Bytes, else as need()
};

/// The fields of one message, in the order of its bytes.
class ProtobufReader {
public:
    explicit ProtobufReader(std::span<const std::byte> message);

    /// Nothing at the end. Throws Error "bad-model" for what is no message: cut short, or of a type that there is not.
    std::optional<ProtobufField> next();

    bool atEnd() const { return m_rest.empty(); }
    std::uint64_t number(); ///< the next variable-length number, as in a packed list

private:
    std::span<const std::byte> take(std::uint64_t count);

    std::span<const std::byte> m_rest;
};

} // namespace transect
