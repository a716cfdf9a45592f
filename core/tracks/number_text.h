#pragma once

#include <array>
#include <charconv>
#include <string>

namespace transect {

/// The shortest text that reads back as the same number.
template <typename Number> std::string numberText(Number number)
{
    std::array<char, 32> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), result.ptr};
}

} // namespace transect
