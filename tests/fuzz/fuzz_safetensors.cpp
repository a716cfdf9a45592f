// What libFuzzer calls: with clang++ -fsanitize=fuzzer,address this file and the record room make a fuzzer. The
// ordinary tests drive it with mutations of good files.
// An exception that leaves it, a crash or a sanitizer's message is a fault.

#include "fuzz/fuzz_safetensors.h"

#include <sys/mman.h>
#include <unistd.h>

#include "record/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const int memory = ::memfd_create("fuzz", MFD_CLOEXEC);
    if (memory == -1 || ::write(memory, data, size) != static_cast<ssize_t>(size))
        throw std::runtime_error("no memory for a file");
    bool isAccepted = false;
    try {
        fuzz::requireConsistent(transect::SafetensorsFile::open("/proc/self/fd/" + std::to_string(memory)));
        isAccepted = true;
    } catch (const transect::Error&) {
    }
    ::close(memory);
    return isAccepted ? 0 : -1; // -1: not worth keeping in the corpus
}
