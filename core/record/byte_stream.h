#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace transect {

/// What a data set may hold in memory at most, in bytes: far above every set that is kept as bytes, below what would take
/// a machine down.
constexpr std::int64_t residentLimit = std::int64_t{8} << 30;

/// Bytes that are read once from front to back: a file, or an entry of an archive; unpacked on the way.
class ByteStream {
public:
    explicit ByteStream(std::string place)
        : m_place(std::move(place))
    {
    }
    virtual ~ByteStream() = default;

    /// Fills `out` and returns how many bytes that were: fewer only at the end. Throws Error "bad-data" for damaged or
    /// cut compressed data.
    virtual std::size_t read(std::span<std::byte> out) = 0;

    const std::string& place() const { return m_place; } ///< for messages: "file" or "archive/entry"
    /// Throws Error "bad-data" naming the place.
    [[noreturn]] void fail(const std::string& text, const std::string& hint = {}) const;

private:
    std::string m_place;
};

/// A file, gzipped (RFC 1952) or not. Errors: those of InputFile.
std::unique_ptr<ByteStream> openStream(const std::filesystem::path& path);

/// Exactly `count` bytes that a header declared to follow; Error "bad-data" where there are fewer or more. Memory grows
/// with what arrives, never with what was declared.
std::vector<std::uint8_t> readDeclared(ByteStream& stream, std::int64_t count);

/// As many bytes as there are; Error "bad-data" where there are more than `limit`.
std::vector<std::byte> readAll(ByteStream& stream, std::int64_t limit);

/// The first `count` bytes, or fewer where the stream is shorter.
std::vector<std::byte> readFront(ByteStream& stream, std::size_t count);

/// The product of a shape, or Error "bad-data" where it exceeds residentLimit.
std::int64_t declaredSize(const ByteStream& stream, std::span<const std::int64_t> shape);

} // namespace transect
