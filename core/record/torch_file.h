#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "record/safetensors.h"

namespace transect {

/// A tensor as a file of PyTorch describes it: elements of a storage, some way apart.
struct StoredTensor {
    std::string name;                     ///< "state_dict.conv1.weight": the way to it through dictionaries and lists
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;      ///< empty: a scalar
    std::vector<std::int64_t> strides;    ///< in elements, as many as the shape
    std::span<const std::byte> storage;   ///< from its first element on; shared by tensors that share it

    std::int64_t elements() const;
    bool isRowMajor() const;
};

/// The elements row by row: a view where they lie so, else `copy` is filled and shown.
std::span<const std::byte> rowMajorBytes(const StoredTensor& tensor, std::vector<std::byte>& copy);

/// A checkpoint of Python's torch.save(): the zip archives of 1.6 and later (TorchScript's too) and the legacy format of pickles in a
/// row. The file is mapped, not copied; its pickle is read by a restricted machine that builds data and calls nothing (pickle.h):
/// what it would import or rebuild stays a description, and what is no tensor is passed over.
class TorchFile {
public:
    /// Whether a file begins as one of them does.
    static bool isOne(std::span<const std::byte> beginning);

    /// Throws Error "no-file", "no-permission", "io"; "bad-archive", "bad-pickle"; "bad-checkpoint" with the path and what was found:
    /// no data.pkl, a storage that is missing or shorter than its tensor needs, strides that reach beyond it, big-endian storages, a
    /// tar of torch 0.1, compressed storages.
    static TorchFile open(const std::filesystem::path& path);

    const std::filesystem::path& path() const;
    bool isLegacy() const;
    const std::vector<StoredTensor>& tensors() const;    ///< in the order of the file
    /// Tensors of kinds that are not read (quantised, complex, sparse) and values that were passed over, one sentence each; bounded.
    const std::vector<std::string>& notices() const;

private:
    TorchFile() = default;
    struct Contents;
    std::shared_ptr<const Contents> m_contents;
};

} // namespace transect
