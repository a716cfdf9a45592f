#pragma once

#include <cstdint>

namespace transect {

/// The grey of a colour: ITU-R BT.601 in fixed point, rounded as Pillow's convert("L").
inline std::uint8_t lumaOf(const std::uint8_t* rgb)
{
    return static_cast<std::uint8_t>((19595u * rgb[0] + 38470u * rgb[1] + 7471u * rgb[2] + 0x8000u) >> 16);
}

} // namespace transect
