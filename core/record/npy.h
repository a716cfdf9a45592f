#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/byte_stream.h"

namespace transect {

/// An array of NumPy: row-major, little-endian.
struct NpyArray {
    char kind = 'u';  ///< 'u' unsigned, 'i' signed, 'f' floating, 'b' Boolean
    int itemSize = 1; ///< bytes an element
    std::vector<std::int64_t> shape;
    std::vector<std::uint8_t> bytes;
};

/// Reads a .npy file, versions 1 to 3 (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html), and turns
/// Fortran order into row-major order. Throws Error "bad-data" naming what was found: big-endian or structured elements,
/// pickled objects, more than 8 dimensions, a header that is not exactly what NumPy writes, fewer or more bytes than the
/// shape needs.
NpyArray readNpy(ByteStream& stream);
NpyArray readNpyHeader(ByteStream& stream); ///< without the elements

/// Elements whose first index varies fastest (Fortran order), in an order in which the last does. `bytes` are as many as
/// the shape needs.
std::vector<std::uint8_t> rowMajor(const std::vector<std::uint8_t>& bytes, const std::vector<std::int64_t>& shape, std::size_t itemSize);

/// The elements of an array of whole numbers.
std::vector<std::int64_t> wholeNumbers(const NpyArray& array);

/// The elements of any array; Error "bad-data" with `place` for sizes that NumPy does not write.
std::vector<double> realNumbers(const NpyArray& array, const std::string& place);

/// The header, version 1, of a .npy file; row-major elements of type `descr` ("<f8", "|u1") follow it.
std::string npyHeader(std::string_view descr, const std::vector<std::int64_t>& shape);

} // namespace transect
