#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <ranges>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "record/error.h"
#include "record/safetensors.h"

namespace transect {

/// How the numbers of a record's columns are written.
template <typename Value> constexpr DType columnType()
{
    if constexpr (std::is_same_v<Value, double>)
        return DType::F64;
    else if constexpr (std::is_same_v<Value, float>)
        return DType::F32;
    else if constexpr (std::is_same_v<Value, std::int64_t>)
        return DType::I64;
    else {
        static_assert(std::is_same_v<Value, std::uint8_t>);
        return DType::U8;
    }
}

/// The values, which must outlive it, as a tensor.
template <typename Value> TensorView columnView(std::string name, const std::vector<Value>& values, std::vector<std::int64_t> shape)
{
    return {std::move(name), columnType<Value>(), std::move(shape), std::as_bytes(std::span(values))};
}

/// The columns of a record, read from its file: memory is taken only for what the file holds. Errors of the given code name
/// the file, the tensor and what was expected.
class TensorColumns {
public:
    TensorColumns(const SafetensorsFile& file, std::string code)
        : m_file(file)
        , m_code(std::move(code))
    {
    }

    bool has(std::string_view name) const { return m_file.find(name) != nullptr; }

    /// Of exactly this type and shape (-1: any size).
    template <typename Value> std::vector<Value> values(const std::string& name, const std::vector<std::int64_t>& shape) const
    {
        const auto bytes = bytesOf(name, columnType<Value>(), shape);
        std::vector<Value> values(bytes.size() / sizeof(Value));
        std::ranges::copy(bytes, std::as_writable_bytes(std::span(values)).begin());
        return values;
    }

    template <typename Value> std::vector<Value> valuesIfAny(const std::string& name, const std::vector<std::int64_t>& shape) const
    {
        return has(name) ? values<Value>(name, shape) : std::vector<Value>();
    }

private:
    std::span<const std::byte> bytesOf(const std::string& name, DType type, const std::vector<std::int64_t>& shape) const;

    const SafetensorsFile& m_file;
    std::string m_code;
};

bool allFinite(const auto& values)
{
    return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

} // namespace transect
