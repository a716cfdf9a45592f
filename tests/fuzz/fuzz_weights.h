#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/consistent_tensors.h"
#include "record/error.h"
#include "record/weights_file.h"

namespace fuzz {

/// Reads every byte. Throws std::logic_error where what the reader says of a file does not hold together.
inline void requireConsistent(const transect::WeightsFile& file)
{
    requireShapesHold(file);
    unsigned char sum = 0;
    for (const transect::TensorView& tensor : file.tensors())
        for (const std::byte value : tensor.bytes)
            sum = static_cast<unsigned char>(sum + std::to_integer<unsigned char>(value));
    [[maybe_unused]] volatile unsigned char read = sum;
    if (file.tensors().empty())
        throw std::logic_error("a file without tensors was taken");
}

/// Whether the bytes are taken as weights of any format. What is thrown beside an Error is a fault.
inline bool isTakenAsWeights(const std::uint8_t* data, std::size_t size)
{
    const int memory = ::memfd_create("fuzz", MFD_CLOEXEC);
    if (memory == -1 || ::write(memory, data, size) != static_cast<ssize_t>(size))
        throw std::runtime_error("no memory for a file");
    bool isTaken = false;
    try {
        requireConsistent(transect::WeightsFile::open("/proc/self/fd/" + std::to_string(memory)));
        isTaken = true;
    } catch (const transect::Error&) {
    }
    ::close(memory);
    return isTaken;
}

} // namespace fuzz
