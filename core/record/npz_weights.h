#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <vector>

#include "record/mapped_file.h"
#include "record/safetensors.h"

namespace transect {

/// The arrays of a file that numpy.savez() or savez_compressed() wrote, one a tensor, under the names that they were given there.
struct NpzWeights {
    std::unique_ptr<MappedFile> file;             ///< whose bytes the views are of
    std::deque<std::vector<std::uint8_t>> copies; ///< of arrays that are compressed or lie in Fortran's order
    std::int64_t copiedBytes = 0;                 ///< of all of them
    std::vector<TensorView> tensors;              ///< row-major
};

/// Throws Error "no-file", "no-permission", "io"; "bad-archive"; "bad-checkpoint" with the array and what was found: elements that are no
/// numbers, fewer or more bytes than its shape needs, damaged compressed bytes, more than residentLimit of them unpacked.
NpzWeights readNpzWeights(const std::filesystem::path& path);

} // namespace transect
