#pragma once

#include <zlib.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// A PNG of any colour type and depth, for what an encoder of 8-bit images cannot make. `samples` are the rows as the
/// format has them (big-endian for 16 bits), without filter bytes.
inline std::vector<std::byte> madePng(std::uint32_t width, std::uint32_t height, int depth, int colourType, const std::vector<std::uint8_t>& samples)
{
    const auto be32 = [](std::uint32_t v) { return std::string{char(v >> 24), char(v >> 16), char(v >> 8), char(v)}; };
    std::string file = "\x89PNG\r\n\x1A\n";
    const auto chunk = [&](const std::string& type, const std::string& content) {
        const auto body = type + content;
        file += be32(std::uint32_t(content.size())) + body;
        file += be32(std::uint32_t(::crc32(0, reinterpret_cast<const Bytef*>(body.data()), uInt(body.size()))));
    };
    std::string rows;
    const auto stride = height == 0 ? 0 : samples.size() / height;
    for (std::size_t y = 0; y < height && stride > 0; ++y)
        rows += '\0' + std::string(samples.begin() + long(y * stride), samples.begin() + long((y + 1) * stride));
    std::string packed(compressBound(rows.size()), '\0');
    uLongf size = packed.size();
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()), rows.size());
    packed.resize(size);

    chunk("IHDR", be32(width) + be32(height) + std::string{char(depth), char(colourType), 0, 0, 0});
    chunk("IDAT", packed);
    chunk("IEND", "");
    const auto bytes = std::as_bytes(std::span(file));
    return {bytes.begin(), bytes.end()};
}
