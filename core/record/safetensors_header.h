#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/safetensors.h"

namespace transect {

/// The longest header that the format allows.
constexpr std::size_t longestSafetensorsHeader = 100'000'000;

/// What to do about a file that is none.
constexpr const char* wholeSafetensorsHint = "copy or write the file again: it is not a whole safetensors file";

/// A tensor as the header describes it; its bytes lie at [begin, end) of the buffer behind the header.
struct SafetensorsEntry {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::uintmax_t begin = 0, end = 0;
};

struct SafetensorsHeader {
    Metadata metadata;
    std::vector<SafetensorsEntry> entries; ///< in the order of their bytes, which fill the buffer without hole or overlap
};

/// Checks all that the header's JSON claims against a buffer of `bufferSize` bytes.
/// Throws Error "bad-safetensors" with `path`: the place in the header, what was found and what was expected.
SafetensorsHeader parseSafetensorsHeader(std::string_view json, std::uintmax_t bufferSize, const std::string& path);

/// The bytes of a tensor; nothing where a size is negative, or where the product of the sizes other than 0 times the
/// element's size exceeds 2^63 - 1 (so that no order of multiplication overflows).
std::optional<std::uintmax_t> bytesOf(DType dtype, const std::vector<std::int64_t>& shape);

std::optional<DType> dtypeOf(std::string_view name);
std::string dtypeNames(); ///< "BOOL, U8, ...", for messages

/// "[2, 3]", for messages.
std::string textOf(const std::vector<std::int64_t>& shape);

} // namespace transect
