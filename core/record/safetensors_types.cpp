#include "record/safetensors.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "record/error.h"
#include "record/json.h"
#include "record/safetensors_header.h"

namespace transect {

namespace {

struct TypeFacts {
    DType type;
    std::string_view name;
    std::size_t size;
};

/// In the order of DType.
constexpr std::array types{
    TypeFacts{DType::Bool, "BOOL", 1}, TypeFacts{DType::U8, "U8", 1}, TypeFacts{DType::I8, "I8", 1},
    TypeFacts{DType::I16, "I16", 2}, TypeFacts{DType::U16, "U16", 2}, TypeFacts{DType::F16, "F16", 2},
    TypeFacts{DType::BF16, "BF16", 2}, TypeFacts{DType::I32, "I32", 4}, TypeFacts{DType::U32, "U32", 4},
    TypeFacts{DType::F32, "F32", 4}, TypeFacts{DType::F64, "F64", 8}, TypeFacts{DType::I64, "I64", 8},
    TypeFacts{DType::U64, "U64", 8}, TypeFacts{DType::F8E4M3, "F8_E4M3", 1}, TypeFacts{DType::F8E5M2, "F8_E5M2", 1}};

const TypeFacts& factsOf(DType type)
{
    return types.at(static_cast<std::size_t>(type));
}

/// A binary float of `exponentBits` and `mantissaBits` below a sign, with IEEE 754's bias, infinities and NaNs.
double ieeeValue(unsigned bits, int exponentBits, int mantissaBits)
{
    const int bias = (1 << (exponentBits - 1)) - 1;
    const int exponent = static_cast<int>(bits >> mantissaBits) & ((1 << exponentBits) - 1);
    const int mantissa = static_cast<int>(bits) & ((1 << mantissaBits) - 1);
    double size = 0;
    if (exponent == (1 << exponentBits) - 1)
        size = mantissa == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    else if (exponent == 0)
        size = std::ldexp(mantissa, 1 - bias - mantissaBits);
    else
        size = std::ldexp(mantissa + (1 << mantissaBits), exponent - bias - mantissaBits);
    return (bits >> (exponentBits + mantissaBits)) & 1 ? -size : size;
}

/// E4M3 as in arXiv:2209.05433: no infinities, the numbers go on to 448, and only S.1111.111 is NaN.
double e4m3Value(std::uint8_t bits)
{
    const unsigned size = bits & 0x7fu;
    const double sign = bits & 0x80 ? -1 : 1;
    if (size == 0x7f)
        return std::numeric_limits<double>::quiet_NaN();
    if (size >= 0x78)
        return sign * 32 * (8 + (size & 7)); // 2^8 (1 + mantissa / 8)
    return ieeeValue(bits, 4, 3);
}

template <typename Element, typename Convert>
std::vector<double> converted(std::span<const std::byte> bytes, Convert convert)
{
    std::vector<double> values(bytes.size() / sizeof(Element));
    for (std::size_t i = 0; i < values.size(); ++i) {
        Element element; // in the file it may stand unaligned
        std::memcpy(&element, bytes.data() + i * sizeof(Element), sizeof(Element));
        values[i] = convert(element);
    }
    return values;
}

template <typename Element>
std::vector<double> converted(std::span<const std::byte> bytes)
{
    return converted<Element>(bytes, [](Element element) { return static_cast<double>(element); });
}

} // namespace

std::size_t sizeOf(DType type)
{
    return factsOf(type).size;
}

std::string_view nameOf(DType type)
{
    return factsOf(type).name;
}

std::optional<DType> dtypeOf(std::string_view name)
{
    for (const TypeFacts& facts : types)
        if (facts.name == name)
            return facts.type;
    return {};
}

std::string dtypeNames()
{
    std::string names;
    for (const TypeFacts& facts : types)
        names.append(names.empty() ? "" : ", ").append(facts.name);
    return names;
}

std::vector<double> toDoubles(const TensorView& tensor)
{
    static_assert(std::endian::native == std::endian::little, "safetensors files are little-endian");
    const std::span<const std::byte> bytes = tensor.bytes;
    switch (tensor.dtype) {
    case DType::Bool:
    case DType::U8:
        return converted<std::uint8_t>(bytes);
    case DType::I8:
        return converted<std::int8_t>(bytes);
    case DType::I16:
        return converted<std::int16_t>(bytes);
    case DType::U16:
        return converted<std::uint16_t>(bytes);
    case DType::I32:
        return converted<std::int32_t>(bytes);
    case DType::U32:
        return converted<std::uint32_t>(bytes);
    case DType::I64:
        return converted<std::int64_t>(bytes);
    case DType::U64:
        return converted<std::uint64_t>(bytes);
    case DType::F32:
        return converted<float>(bytes);
    case DType::F64:
        return converted<double>(bytes);
    case DType::F16:
        return converted<std::uint16_t>(bytes, [](std::uint16_t bits) { return ieeeValue(bits, 5, 10); });
    case DType::BF16:
        return converted<std::uint16_t>(bytes, [](std::uint16_t bits) { return ieeeValue(bits, 8, 7); });
    case DType::F8E4M3:
        return converted<std::uint8_t>(bytes, e4m3Value);
    case DType::F8E5M2:
        return converted<std::uint8_t>(bytes, [](std::uint8_t bits) { return ieeeValue(bits, 5, 2); });
    }
    throw Error("bad-safetensors", "unknown element type", inQuotes(tensor.name));
}

} // namespace transect
