#pragma once

#include "record/file_system.h"
#include "vision/image.h"

namespace transect::testing {

inline Image readImage(const std::filesystem::path& path)
{
    const InputFile file(path);
    std::vector<std::byte> bytes(std::size_t(file.size()));
    file.read(0, bytes);
    return decodeImage(bytes, path.string());
}

} // namespace transect::testing
