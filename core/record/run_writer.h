#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "record/error.h"
#include "record/json.h"
#include "record/run_folder.h"
#include "record/run_state.h"

namespace transect {

/// How often state.json is written while nothing but progress changes.
struct StateInterval {
    std::chrono::milliseconds shortest{1000}; ///< between two writes
    std::chrono::milliseconds heartbeat{5000}; ///< between two writes where nothing changed
};

enum class StopRequest { None, AfterStep, Now };

/// Thrown by a job that was stopped and can be resumed; transectl exits with 3.
class Stopped : public std::exception {
public:
    const char* what() const noexcept override { return "stopped; can be resumed"; }
};

/// The worker's side of a run's folder: holds worker.lock, writes state.json from a thread of its own (at most once a
/// second, at least every five as heartbeat), appends events and log lines. Nothing else writes a run's results.
/// All members may be called from any thread. What fails in the background (a full disk) is thrown once by the next
/// setProgress() or event(); the heartbeat keeps trying.
class RunWriter {
public:
    /// Takes the run's lock; throws Error "run-busy" naming host and pid of the worker that holds it.
    /// Opens events.jsonl for appending after cutting off a torn last line, and writes the state "starting" with the
    /// progress that an earlier worker left.
    explicit RunWriter(RunFolder folder, StateInterval interval = {});
    ~RunWriter(); ///< writes the last state and lets the lock go

    const RunFolder& folder() const;

    void setState(RunStatus status);      ///< written at once
    void fail(const ErrorRecord& error);  ///< state failed, with the error; written at once
    /// `done` of `total` in `unit` ("steps"); time left is derived from the rate since the first call after a start.
    void setProgress(double done, double total, const std::string& unit, const std::string& message = {});
    void setMessage(const std::string& message); ///< what the run waits for; progress stays
    RunState state() const;

    /// {"type": type, "time": unix seconds} and `fields`, as one line with its checksum. It outlives this process when
    /// this returns, and a power cut as well where the type is "checkpoint".
    void event(const std::string& type, Json fields);
    void log(const std::string& line); ///< log.txt, with the time before it

    /// Called with each event and each change of state, in the calling thread: the terminal's progress line.
    void observe(std::function<void(const Json& event)> onEvent, std::function<void(const RunState&)> onState);

    /// What the process was asked for by a signal or by a test; jobs poll it after every step.
    StopRequest stopRequest() const;
    static void requestStop(StopRequest request); ///< async-signal-safe; never lowers a request; None resets (tests)

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
