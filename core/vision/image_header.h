#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace transect {

enum class ImageFormat { Jpeg, Png, Bmp, WebP, Tiff, Pnm };

/// By the signature alone; none for anything that decodeImage() does not read.
std::optional<ImageFormat> imageFormatOf(std::span<const std::byte> encoded);

/// What an encoded image says of itself before a single pixel is decoded.
struct ImageHeader {
    ImageFormat format = ImageFormat::Png;
    std::int64_t height = 0, width = 0;
    std::int64_t blockPixels = 0; ///< pixels of the largest tile or strip that a decoder must hold at once; 0: by rows
    bool isGrey = false;          ///< stored without colour, with or without alpha (known for PNG only)
};

/// Throws Error "bad-image" naming `place`: no known signature, a header that ends early or contradicts itself, and a
/// JPEG without its end-of-image marker.
ImageHeader readImageHeader(std::span<const std::byte> encoded, const std::string& place);

} // namespace transect
