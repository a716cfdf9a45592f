#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "fuzz/consistent_tensors.h"
#include "record/safetensors.h"

namespace fuzz {

/// Reads the whole file. Throws std::logic_error where what the reader says of it does not hold together.
inline void requireConsistent(const transect::SafetensorsFile& file)
{
    requireShapesHold(file);
    for (const transect::TensorView& tensor : file.tensors())
        if (toDoubles(tensor).size() != tensor.bytes.size() / sizeOf(tensor.dtype)) // reads every byte
            throw std::logic_error("tensor " + tensor.name + " has other values than elements");
}

} // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
