#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "record/safetensors.h"

namespace fuzz {

/// Reads the whole file. Throws std::logic_error where what the reader says of it does not hold together.
inline void requireConsistent(const transect::SafetensorsFile& file)
{
    for (const transect::TensorView& tensor : file.tensors()) {
        std::size_t bytes = sizeOf(tensor.dtype);
        for (const std::int64_t size : tensor.shape) {
            if (size < 0)
                throw std::logic_error("a negative size");
            bytes *= static_cast<std::size_t>(size);
        }
        if (bytes != tensor.bytes.size() || file.find(tensor.name) != &tensor)
            throw std::logic_error("tensor " + tensor.name + " is not what it says");
        if (toDoubles(tensor).size() != bytes / sizeOf(tensor.dtype)) // reads every byte
            throw std::logic_error("tensor " + tensor.name + " has other values than elements");
    }
}

} // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
