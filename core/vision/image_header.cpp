#include "vision/image_header.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "record/error.h"

namespace transect {

namespace {

/// The encoded bytes with every access checked.
class Bytes {
public:
    Bytes(std::span<const std::byte> bytes, const std::string& place)
        : m_bytes(bytes)
        , m_place(place)
    {
    }

    std::size_t size() const { return m_bytes.size(); }
    [[noreturn]] void fail(const std::string& text) const { throw Error("bad-image", text, m_place); }

    std::uint32_t u8(std::size_t at) const { return std::to_integer<std::uint32_t>(part(at, 1)[0]); }
    std::uint32_t be16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
    std::uint32_t be32(std::size_t at) const { return be16(at) << 16 | be16(at + 2); }
    std::uint32_t le16(std::size_t at) const { return u8(at) | u8(at + 1) << 8; }
    std::uint32_t le32(std::size_t at) const { return le16(at) | le16(at + 2) << 16; }
    bool holds(std::size_t at, std::string_view text) const { return std::memcmp(part(at, text.size()).data(), text.data(), text.size()) == 0; }

private:
    std::span<const std::byte> part(std::size_t at, std::size_t count) const
    {
        if (at > m_bytes.size() || count > m_bytes.size() - at)
            fail("the image is cut short: it ends after " + std::to_string(m_bytes.size()) + " bytes, inside its header");
        return m_bytes.subspan(at, count);
    }

    std::span<const std::byte> m_bytes;
    const std::string& m_place;
};

// ITU-T T.81, annex B.
namespace jpeg {

constexpr std::uint32_t startOfImage = 0xD8, endOfImage = 0xD9, startOfScan = 0xDA, temporary = 0x01;

bool isStartOfFrame(std::uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool isRestart(std::uint32_t marker)
{
    return marker >= 0xD0 && marker <= 0xD7;
}

/// The position of the next marker's code at or after `at`: 0xFF is followed by 0 inside compressed data, and by itself as filling.
std::size_t nextMarker(const Bytes& bytes, std::size_t at)
{
    while (at + 1 < bytes.size()) {
        if (bytes.u8(at) != 0xFF || bytes.u8(at + 1) == 0xFF)
            ++at;
        else if (const auto code = bytes.u8(at + 1); code == 0 || isRestart(code))
            at += 2;
        else
            return at + 1;
    }
    bytes.fail("the JPEG image is cut short: it has no end-of-image marker");
}

/// Walks all segments to the end of the image. OpenCV repeats the last row where the data of a JPEG ends early, and says
/// nothing; so the end-of-image marker is what tells a whole file from the beginning of one.
ImageHeader header(const Bytes& bytes)
{
    // Real progressive images have about ten scans; each costs a pass over all pixels, so thousands are an attack.
    constexpr int mostScans = 200;
    ImageHeader found{.format = ImageFormat::Jpeg};
    int scans = 0;
    for (std::size_t at = nextMarker(bytes, 2);; at = nextMarker(bytes, at)) {
        const auto marker = bytes.u8(at++);
        if (marker == endOfImage)
            break;
        if (marker == startOfImage || marker == temporary)
            continue;
        if (isStartOfFrame(marker)) {
            // Which of two frame headers a decoder believes is its own affair: the larger one counts.
            found.height = std::max<std::int64_t>(found.height, bytes.be16(at + 3));
            found.width = std::max<std::int64_t>(found.width, bytes.be16(at + 5));
        }
        if (marker == startOfScan && ++scans > mostScans)
            bytes.fail("the JPEG image has more than " + std::to_string(mostScans) + " scans");
        at += std::max<std::size_t>(bytes.be16(at), 2);
    }
    if (scans == 0)
        bytes.fail("the JPEG image holds no picture");
    return found;
}

} // namespace jpeg

// W3C PNG specification: the first chunk is IHDR.
ImageHeader pngHeader(const Bytes& bytes)
{
    if (!bytes.holds(12, "IHDR"))
        bytes.fail("the PNG image does not begin with its header chunk");
    const auto colourType = bytes.u8(25);
    return {.format = ImageFormat::Png, .height = bytes.be32(20), .width = bytes.be32(16), .isGrey = colourType == 0 || colourType == 4};
}

ImageHeader bmpHeader(const Bytes& bytes)
{
    constexpr std::uint32_t coreHeader = 12;
    if (bytes.le32(14) == coreHeader)
        return {.format = ImageFormat::Bmp, .height = bytes.le16(20), .width = bytes.le16(18)};
    const auto height = static_cast<std::int64_t>(static_cast<std::int32_t>(bytes.le32(22)));
    return {.format = ImageFormat::Bmp, .height = height < 0 ? -height : height, .width = static_cast<std::int32_t>(bytes.le32(18))};
}

// https://developers.google.com/speed/webp/docs/riff_container and RFC 6386 (VP8), section 9.1.
ImageHeader webpHeader(const Bytes& bytes)
{
    ImageHeader found{.format = ImageFormat::WebP};
    if (bytes.holds(12, "VP8X")) {
        found.width = (bytes.le32(24) & 0xFFFFFF) + 1;
        found.height = bytes.le16(27) + (static_cast<std::int64_t>(bytes.u8(29)) << 16) + 1;
    } else if (bytes.holds(12, "VP8L")) {
        const auto packed = bytes.le32(21);
        found.width = (packed & 0x3FFF) + 1;
        found.height = (packed >> 14 & 0x3FFF) + 1;
    } else if (bytes.holds(12, "VP8 ")) {
        found.width = bytes.le16(26) & 0x3FFF;
        found.height = bytes.le16(28) & 0x3FFF;
    } else {
        bytes.fail("the WebP image begins with an unknown chunk");
    }
    return found;
}

// TIFF 6.0, section 2; the first image of the file.
ImageHeader tiffHeader(const Bytes& bytes)
{
    enum Tag : std::uint32_t { ImageWidth = 256, ImageLength = 257, RowsPerStrip = 278, TileWidth = 322, TileLength = 323 };
    constexpr std::uint32_t shortType = 3;
    const bool little = bytes.holds(0, "II");
    const auto u16 = [&](std::size_t at) { return little ? bytes.le16(at) : bytes.be16(at); };
    const auto u32 = [&](std::size_t at) { return little ? bytes.le32(at) : bytes.be32(at); };

    ImageHeader found{.format = ImageFormat::Tiff};
    std::int64_t rowsPerStrip = 0, tileWidth = 0, tileLength = 0;
    const std::size_t directory = u32(4);
    for (std::size_t entry = 0; entry < u16(directory); ++entry) {
        const std::size_t at = directory + 2 + 12 * entry;
        const std::int64_t value = u16(at + 2) == shortType ? u16(at + 8) : u32(at + 8);
        switch (u16(at)) {
        case ImageWidth: found.width = std::max(found.width, value); break;
        case ImageLength: found.height = std::max(found.height, value); break;
        case RowsPerStrip: rowsPerStrip = value; break;
        case TileWidth: tileWidth = value; break;
        case TileLength: tileLength = value; break;
        }
    }
    found.blockPixels = std::max(found.width * std::min(rowsPerStrip, found.height), tileWidth * tileLength);
    return found;
}

/// Netpbm: magic, then width, height and the largest value, with white space and comments between them.
ImageHeader pnmHeader(const Bytes& bytes)
{
    std::size_t at = 2;
    const auto number = [&] {
        for (; std::strchr(" \t\r\n#", static_cast<char>(bytes.u8(at))); ++at) {
            if (bytes.u8(at) == '#')
                while (bytes.u8(at) != '\n')
                    ++at;
        }
        std::int64_t value = 0;
        for (; bytes.u8(at) >= '0' && bytes.u8(at) <= '9'; ++at) {
            value = 10 * value + (bytes.u8(at) - '0');
            if (value > 1 << 30)
                bytes.fail("the PNM image states a size beyond all measure");
        }
        return value;
    };
    const auto width = number();
    return {.format = ImageFormat::Pnm, .height = number(), .width = width};
}

} // namespace

std::optional<ImageFormat> imageFormatOf(std::span<const std::byte> encoded)
{
    const std::string_view text(reinterpret_cast<const char*>(encoded.data()), std::min<std::size_t>(encoded.size(), 16));
    if (text.starts_with("\xFF\xD8\xFF"))
        return ImageFormat::Jpeg;
    if (text.starts_with("\x89PNG\r\n\x1A\n"))
        return ImageFormat::Png;
    if (text.starts_with("BM"))
        return ImageFormat::Bmp;
    if (text.starts_with("RIFF") && text.substr(std::min<std::size_t>(text.size(), 8)).starts_with("WEBP"))
        return ImageFormat::WebP;
    if (text.starts_with(std::string_view("II*\0", 4)) || text.starts_with(std::string_view("MM\0*", 4)))
        return ImageFormat::Tiff;
    if (text.starts_with("P2") || text.starts_with("P3") || text.starts_with("P5") || text.starts_with("P6"))
        return ImageFormat::Pnm;
    return {};
}

ImageHeader readImageHeader(std::span<const std::byte> encoded, const std::string& place)
{
    const Bytes bytes(encoded, place);
    const auto format = imageFormatOf(encoded);
    if (!format)
        bytes.fail("not a JPEG, PNG, BMP, WebP, TIFF, PGM or PPM image");
    switch (*format) {
    case ImageFormat::Jpeg: return jpeg::header(bytes);
    case ImageFormat::Png: return pngHeader(bytes);
    case ImageFormat::Bmp: return bmpHeader(bytes);
    case ImageFormat::WebP: return webpHeader(bytes);
    case ImageFormat::Tiff: return tiffHeader(bytes);
    case ImageFormat::Pnm: return pnmHeader(bytes);
    }
    bytes.fail("unknown image format");
}

} // namespace transect
