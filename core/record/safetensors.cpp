#include "record/safetensors.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "record/error.h"
#include "record/file_system.h"
#include "record/json.h"
#include "record/mapped_file.h"
#include "record/safetensors_header.h"

namespace transect {

namespace {

constexpr std::size_t lengthSize = sizeof(std::uint64_t);

/// The header's length in bytes, once it is known to lie in the file and within the format's limit.
std::size_t headerLength(std::span<const std::byte> file, const std::string& path)
{
    static_assert(std::endian::native == std::endian::little, "safetensors files are little-endian");
    if (file.size() < lengthSize)
        throw Error("bad-safetensors", "file: found " + std::to_string(file.size())
                        + " bytes, expected at least 8 with the header's length", path,
                    wholeSafetensorsHint);
    std::uint64_t length = 0;
    std::memcpy(&length, file.data(), lengthSize);
    const std::size_t maximum = std::min(file.size() - lengthSize, longestSafetensorsHeader);
    if (length == 0 || length > maximum)
        throw Error("bad-safetensors", "header length: found " + std::to_string(length) + ", expected 1 to "
                        + std::to_string(maximum) + (maximum == longestSafetensorsHeader ? "" : ", the rest of the file"),
                    path, wholeSafetensorsHint);
    return static_cast<std::size_t>(length);
}

} // namespace

struct SafetensorsFile::Mapping {
    explicit Mapping(const InputFile& file);

    std::filesystem::path path;
    MappedFile file;
    Metadata metadata;
    std::vector<TensorView> tensors;
    std::unordered_map<std::string_view, std::size_t> indices; ///< by the names in `tensors`
};

SafetensorsFile::Mapping::Mapping(const InputFile& input)
    : path(input.path())
    , file(input)
{
    const std::span<const std::byte> bytes = file.bytes();
    const std::size_t length = headerLength(bytes, path.string());
    const std::string_view json(reinterpret_cast<const char*>(bytes.data()) + lengthSize, length);
    const std::span<const std::byte> buffer = bytes.subspan(lengthSize + length);
    SafetensorsHeader header = parseSafetensorsHeader(json, buffer.size(), path.string());
    metadata = std::move(header.metadata);
    tensors.reserve(header.entries.size());
    for (SafetensorsEntry& entry : header.entries)
        tensors.push_back({std::move(entry.name), entry.dtype, std::move(entry.shape),
                           buffer.subspan(entry.begin, entry.end - entry.begin)});
    for (std::size_t i = 0; i < tensors.size(); ++i)
        indices.emplace(tensors[i].name, i);
}

SafetensorsFile SafetensorsFile::open(const std::filesystem::path& path)
{
    SafetensorsFile file;
    file.m_mapping = std::make_shared<const Mapping>(InputFile(path));
    return file;
}

const std::filesystem::path& SafetensorsFile::path() const
{
    return m_mapping->path;
}

const Metadata& SafetensorsFile::metadata() const
{
    return m_mapping->metadata;
}

const std::vector<TensorView>& SafetensorsFile::tensors() const
{
    return m_mapping->tensors;
}

const TensorView* SafetensorsFile::find(std::string_view name) const
{
    const auto found = m_mapping->indices.find(name);
    return found == m_mapping->indices.end() ? nullptr : &m_mapping->tensors[found->second];
}

const TensorView& SafetensorsFile::at(std::string_view name) const
{
    const TensorView* tensor = find(name);
    if (!tensor)
        throw Error("bad-safetensors", "tensor " + inQuotes(name) + ": not among the file's "
                        + std::to_string(tensors().size()), path().string());
    return *tensor;
}

} // namespace transect
