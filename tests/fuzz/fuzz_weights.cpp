// What libFuzzer calls: with clang++ -fsanitize=fuzzer,address this file and the record room make a fuzzer of what reads the weights
// of other programs. The ordinary tests drive fuzz_weights.h with mutations of good files.
// An exception that leaves it, a crash or a sanitizer's message is a fault.

#include "fuzz/fuzz_weights.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::isTakenAsWeights(data, size) ? 0 : -1; // -1: not worth keeping in the corpus
}
