#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <vector>

#include "record/mapped_file.h"
#include "record/safetensors.h"

namespace transect {

/// The arrays of a file that numpy.savez() wrote, one a tensor, under the names that they were given there.
struct NpzWeights {
    std::unique_ptr<MappedFile> file;           ///< whose bytes the views are of
    std::deque<std::vector<std::uint8_t>> copies; ///< of arrays in Fortran's order
    std::vector<TensorView> tensors;            ///< row-major
};

/// Throws Error "no-file", "no-permission", "io"; "bad-archive"; "bad-checkpoint" with the array and what was found: it is compressed, has
/// elements that are no numbers, or fewer or more bytes than its shape needs.
NpzWeights readNpzWeights(const std::filesystem::path& path);

} // namespace transect
