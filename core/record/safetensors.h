#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/file_system.h"

namespace transect {

/// Element types of safetensors files.
enum class DType { Bool, U8, I8, I16, U16, F16, BF16, I32, U32, F32, F64, I64, U64, F8E4M3, F8E5M2 };

std::size_t sizeOf(DType type);           ///< bytes an element
std::string_view nameOf(DType type);      ///< "F32", as in the file

/// A tensor without its storage: row-major, little-endian.
struct TensorView {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape; ///< empty: a scalar
    std::span<const std::byte> bytes;
};

using Metadata = std::map<std::string, std::string>;

/// A safetensors file, mapped read-only. Views stay valid as long as any copy of the object lives; their bytes may be
/// unaligned. https://github.com/huggingface/safetensors, format of version 0.4.
/// A file must not be shortened in place while it is open: reading a lost page ends the process (SIGBUS). Files written
/// by writeSafetensors() never are, since a new one takes the old one's place and leaves its bytes alone.
class SafetensorsFile {
public:
    /// Throws Error "no-file", "no-permission", "io" or "bad-safetensors" (path, place in the header, found, expected):
    /// nothing that the header claims is believed before it has been compared with the size of the file.
    static SafetensorsFile open(const std::filesystem::path& path);

    const std::filesystem::path& path() const;
    const Metadata& metadata() const;
    const std::vector<TensorView>& tensors() const; ///< in the order of their offsets
    /// Null where no tensor has that name.
    const TensorView* find(std::string_view name) const;
    /// Throws Error "bad-safetensors" naming the missing tensor.
    const TensorView& at(std::string_view name) const;

private:
    SafetensorsFile() = default;

    struct Mapping;
    std::shared_ptr<const Mapping> m_mapping;
};

/// Writes atomically (record/atomic_file.h), the header padded with spaces to 8 bytes, the tensors by element size from
/// large to small and then by name, so that each is aligned. The file is read back before it takes its place. Returns
/// its SHA-256 in hexadecimal. Throws Error: "bad-safetensors" for a view whose bytes do not match its shape, for a name
/// that stands twice and for text that is not UTF-8; "disk-full", "no-permission" or "io" from the writer.
std::string writeSafetensors(const std::filesystem::path& path, std::span<const TensorView> tensors,
                             const Metadata& metadata, FileSystem& fileSystem = realFileSystem());

/// fp64 convenience for records: the values of a tensor of any type (of 64-bit integers over 2^53 the nearest).
std::vector<double> toDoubles(const TensorView& tensor);

} // namespace transect
