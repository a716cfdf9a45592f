#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace transect {

/// How a process ended.
struct ProcessEnd {
    int code = 0;        ///< its exit code, where no signal ended it
    int signal = 0;      ///< that ended it; 0: none
    bool isLate = false; ///< it was killed since it took longer than it was given
    std::string output;  ///< the first MiB of what it wrote to its standard output
};

/// Executes `program arguments...` and waits for its end, which comes after `patience` at the latest. Standard input and errors are
/// /dev/null, every other descriptor is closed, and signals of the terminal do not reach it. Throws Error "not-started" naming
/// the program.
ProcessEnd runBriefly(const std::filesystem::path& program, const std::vector<std::string>& arguments, std::chrono::milliseconds patience);

struct ProcessLimits {
    std::uint64_t moreMemory = 0;    ///< bytes of address space beyond what the process has already
    std::uint64_t processorSeconds = 0;
};

/// For a process that may come to grief, begun by runBriefly(): memory over the limit is refused, more time of the processor kills it
/// (SIGXCPU), it leaves no core and ends with its parent. Throws Error "io" where a limit cannot be set.
void limitThisProcess(const ProcessLimits& limits);

} // namespace transect
