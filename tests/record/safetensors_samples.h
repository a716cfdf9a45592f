#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "files.h"
#include "record/safetensors.h"

constexpr std::array allTypes{
    transect::DType::Bool, transect::DType::U8,  transect::DType::I8,  transect::DType::I16,    transect::DType::U16,
    transect::DType::F16,  transect::DType::BF16, transect::DType::I32, transect::DType::U32,    transect::DType::F32,
    transect::DType::F64,  transect::DType::I64, transect::DType::U64, transect::DType::F8E4M3, transect::DType::F8E5M2};

/// A file that says its header is of `length` bytes.
inline std::string fileWith(std::uint64_t length, std::string_view rest)
{
    std::string file(reinterpret_cast<const char*>(&length), sizeof length);
    return file.append(rest);
}

inline std::string fileOf(const std::string& header, std::size_t bufferSize)
{
    return fileWith(header.size(), header + std::string(bufferSize, '\7'));
}

/// Bytes for views to lie in.
inline std::span<const std::byte> patternBytes(std::size_t size)
{
    static const std::vector<std::byte> bytes = [] {
        std::vector<std::byte> pattern(1 << 12);
        for (std::size_t i = 0; i < pattern.size(); ++i)
            pattern[i] = static_cast<std::byte>(i * i % 253);
        return pattern;
    }();
    return std::span(bytes).first(size);
}

inline transect::TensorView view(const std::string& name, transect::DType type, const std::vector<std::int64_t>& shape)
{
    std::size_t size = sizeOf(type);
    for (const std::int64_t extent : shape)
        size *= static_cast<std::size_t>(extent);
    return {name, type, shape, patternBytes(size)};
}
