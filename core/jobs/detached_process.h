#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace transect {

/// Executes `program arguments...` as a process that outlives this one: in a session of its own and no child of ours,
/// standard input from /dev/null, output and errors appended to `log`; every other descriptor is closed, all signals
/// are unblocked and have their default action. May be called while other threads run.
/// Errors: "not-started" naming the program where it cannot be executed; "no-file", "no-permission" for `log`; "io".
pid_t startDetached(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                    const std::filesystem::path& log);

/// Whether there is no such process any more, or only its entry in the table of processes.
bool hasEnded(pid_t process);

} // namespace transect
