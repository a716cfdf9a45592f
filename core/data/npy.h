#pragma once

#include <cstdint>
#include <vector>

#include "data/byte_stream.h"

namespace transect {

/// An array of NumPy: row-major, little-endian.
struct NpyArray {
    char kind = 'u';  ///< 'u' unsigned, 'i' signed, 'f' floating, 'b' Boolean
    int itemSize = 1; ///< bytes an element
    std::vector<std::int64_t> shape;
    std::vector<std::uint8_t> bytes;
};

/// Reads a .npy file, versions 1 to 3 (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html). Throws
/// Error "bad-data" naming what was found: Fortran order, big-endian or structured elements, pickled objects, more than
/// 8 dimensions, a header that is not exactly what NumPy writes, fewer or more bytes than the shape needs.
NpyArray readNpy(ByteStream& stream);

/// The elements of an array of whole numbers.
std::vector<std::int64_t> wholeNumbers(const NpyArray& array);

} // namespace transect
