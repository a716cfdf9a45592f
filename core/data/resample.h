#pragma once

#include <cstdint>

#include "vision/image.h"

namespace transect {

/// A rectangle of somebody else's pixels, interleaved.
struct Window {
    const std::uint8_t* pixels = nullptr;
    int height = 0, width = 0, channels = 0;
    std::ptrdiff_t rowStride = 0; ///< bytes from one row to the next

    static Window of(const ImageView& image)
    {
        return {image.pixels, image.height, image.width, image.channels, static_cast<std::ptrdiff_t>(image.width) * image.channels};
    }
    Window part(int top, int left, int rows, int columns) const { return {pixels + top * rowStride + left * channels, rows, columns, channels, rowStride}; }
};

/// How one side of an output image shows one side of a window: the window is resampled from `source` to `resized` pixels,
/// cut or padded to `output` (the fitted image), moved by `shift`, and mirrored. What lies outside is black.
struct Axis {
    int source = 0, resized = 0, output = 0;
    int begin = 0; ///< the resized pixel that the fitted image begins with; negative: so many black ones come before it
    int shift = 0;
    bool reversed = false;

    bool isExact() const { return source == resized; }

    /// The resized pixel that the output shows at `position`; -1: black.
    int resizedAt(int position) const
    {
        const int fitted = (reversed ? output - 1 - position : position) + shift;
        const int at = fitted + begin;
        return fitted < 0 || fitted >= output || at < 0 || at >= resized ? -1 : at;
    }
};

/// Bilinear resampling with antialiasing: the triangle filter is widened where the image shrinks, as by Pillow and by
/// torch's interpolate(mode="bilinear", antialias=True). Writes y.output x x.output x channels floats, 0 to 1.
void resample(const Window& window, const Axis& y, const Axis& x, float* out);

} // namespace transect
