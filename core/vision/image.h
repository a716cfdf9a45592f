#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace transect {

/// Pixels that belong to somebody else: rows top to bottom, interleaved channels (1 grey, 3 RGB), 8 bits each.
struct ImageView {
    const std::uint8_t* pixels = nullptr;
    int height = 0, width = 0, channels = 0;
};

struct Image {
    int height = 0, width = 0, channels = 0;
    std::vector<std::uint8_t> pixels; ///< height x width x channels

    ImageView view() const { return {pixels.data(), height, width, channels}; }
};

/// False in a build without OpenCV: decodeImage() then throws Error "no-decoder" naming the remedy.
bool canDecodeImages();

/// True where the bytes begin as an image that decodeImage() reads.
bool isImage(std::span<const std::byte> beginning);

/// Decodes JPEG, PNG, BMP, WebP, TIFF or PGM/PPM (by content) to grey or RGB; orientation tags are applied, alpha is
/// dropped. Throws Error "bad-image" naming `place`; refuses more than `maxPixels` before anything is allocated for them.
Image decodeImage(std::span<const std::byte> encoded, const std::string& place, std::int64_t maxPixels = 1 << 28);

/// Encodes as PNG: for fixtures and exports.
std::vector<std::byte> encodePng(const ImageView& image);

} // namespace transect
