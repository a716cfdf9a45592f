#pragma once

#include <cstdint>
#include <string>

namespace transect {

/// "1 clip", "2 clips": for messages of the engine, which are English.
inline std::string counted(std::int64_t count, const std::string& one, const std::string& many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

} // namespace transect
