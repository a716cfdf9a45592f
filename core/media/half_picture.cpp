#include "media/half_picture.h"

#include "record/clones.h"

namespace transect {

namespace {

TRANSECT_VECTORISED void halveRows(const std::uint8_t* upper, const std::uint8_t* lower, std::uint32_t* target, std::size_t width)
{
    for (std::size_t x = 0; x < width; ++x, upper += 6, lower += 6) {
        // In 16 bits, of which twice as many fit into a register.
        const auto red = static_cast<std::uint16_t>(upper[0] + upper[3] + lower[0] + lower[3] + 2) / 4;
        const auto green = static_cast<std::uint16_t>(upper[1] + upper[4] + lower[1] + lower[4] + 2) / 4;
        const auto blue = static_cast<std::uint16_t>(upper[2] + upper[5] + lower[2] + lower[5] + 2) / 4;
        target[x] = 0xff000000U | static_cast<std::uint32_t>(red << 16 | green << 8 | blue);
    }
}

} // namespace

void halve(const VideoFrame& frame, std::vector<std::uint32_t>& half)
{
    const auto width = static_cast<std::size_t>(frame.width / 2), height = static_cast<std::size_t>(frame.height / 2);
    const auto stride = static_cast<std::size_t>(frame.width) * 3;
    half.resize(width * height);
    for (std::size_t y = 0; y < height; ++y) {
        const auto* upper = frame.pixels.data() + 2 * y * stride;
        halveRows(upper, upper + stride, half.data() + y * width, width);
    }
}

} // namespace transect
