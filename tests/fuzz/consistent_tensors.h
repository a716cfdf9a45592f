#pragma once

#include <cstdint>
#include <stdexcept>

#include "record/safetensors.h"

namespace fuzz {

/// Throws std::logic_error where a tensor of a file of weights has other bytes than its shape says, or is not found by its name.
template <typename File> void requireShapesHold(const File& file)
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
    }
}

} // namespace fuzz
