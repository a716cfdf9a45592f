#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "record/byte_stream.h"

namespace transect {

/// What a .npy file declares of its elements.
struct NpyHeader {
    char kind = 'u';  ///< as of NpyArray
    int itemSize = 1; ///< bytes an element
    std::vector<std::int64_t> shape;
    bool isFortran = false; ///< the first index varies fastest
    std::size_t size = 0;   ///< of the header in bytes: where the elements begin
};

/// Errors: those of readNpy() that are about the header.
NpyHeader readWholeNpyHeader(ByteStream& stream);

/// What turns the bytes of one element into a number; none for sizes that the kind does not have.
using NpyNumberReader = double (*)(const std::uint8_t* bytes);
NpyNumberReader npyNumberReader(char kind, int itemSize);

} // namespace transect
