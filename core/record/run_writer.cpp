#include "record/run_writer.h"

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <optional>
#include <span>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "record/file_system.h"
#include "record/journal.h"
#include "record/progress_rate.h"
#include "record/worker_lock.h"

namespace transect {

namespace {

std::atomic<StopRequest> requestedStop{StopRequest::None};
static_assert(std::atomic<StopRequest>::is_always_lock_free, "a signal handler sets it");

double unixTime()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

double steadySeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string localTimeNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &parts);
    return text;
}

/// log.txt. Each line is one write to a file opened for appending, so that lines of several threads do not mix.
class Log {
public:
    explicit Log(std::filesystem::path path)
        : m_path(std::move(path))
        , m_descriptor(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666))
    {
        if (m_descriptor == -1)
            throw fileError(errno, "open", m_path);
    }
    ~Log() { ::close(m_descriptor); }
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    void append(const std::string& line) const
    {
        const std::string text = localTimeNow() + "  " + line + '\n';
        if (const int error = writeAll(realFileSystem(), m_descriptor, std::as_bytes(std::span(text))))
            throw fileError(error, "write", m_path, text.size());
    }

private:
    std::filesystem::path m_path;
    int m_descriptor;
};

struct Observers {
    std::function<void(const Json&)> onEvent;
    std::function<void(const RunState&)> onState;
};

} // namespace

struct RunWriter::Private {
    Private(RunFolder runFolder, StateInterval stateInterval)
        : folder(std::move(runFolder))
        , lock(folder)
        , interval(stateInterval)
        , events(folder.events(), Durability::Flushed)
        , checkpointEvents(folder.events(), Durability::Synced)
        , log(folder.log())
    {
        removeUnfinishedFiles();
        takeOverProgress();
        state.status = RunStatus::Starting;
        writeNow();
        writer = std::thread([this] { writeRegularly(); });
    }

    ~Private()
    {
        {
            const std::lock_guard guard(stateMutex);
            closing = true;
        }
        wake.notify_all();
        writer.join();
        // Where this fails, the state on disk is older; with the lock free, readers take an active one for lost.
        if (changed)
            tryWrite();
    }

    /// What a killed worker was writing: with the lock held nobody else writes here.
    void removeUnfinishedFiles() const
    {
        std::error_code none;
        std::vector<std::filesystem::path> unfinished;
        for (const auto& place : {folder.root, folder.checkpoints(), folder.spectra()}) {
            for (const auto& entry : std::filesystem::directory_iterator(place, none)) {
                if (entry.path().filename().string().starts_with('.') && entry.path().extension() == ".part")
                    unfinished.push_back(entry.path());
            }
        }
        for (const auto& path : unfinished)
            std::filesystem::remove(path, none);
    }

    void takeOverProgress()
    {
        try {
            const auto earlier = readState(folder.stateJson());
            state.done = earlier.done;
            state.total = earlier.total;
            state.unit = earlier.unit;
        } catch (const Error&) {
            // A new run has no state yet, and a damaged one is about to be replaced.
        }
    }

    void writeNow()
    {
        const std::lock_guard writing(writeMutex);
        RunState snapshot;
        {
            const std::lock_guard guard(stateMutex);
            state.heartbeat = unixTime();
            changed = false;
            snapshot = state;
        }
        writeState(folder.stateJson(), snapshot);
    }

    void tryWrite()
    {
        std::optional<ErrorRecord> problem;
        try {
            writeNow();
        } catch (const std::exception& exception) {
            problem = describeException(exception);
        }
        const std::lock_guard guard(stateMutex);
        if (problem && !isFailing)
            unreported = problem;
        isFailing = problem.has_value();
        changed = changed || isFailing;
    }

    void writeRegularly()
    {
        auto written = std::chrono::steady_clock::now();
        std::unique_lock guard(stateMutex);
        while (!wake.wait_for(guard, interval.shortest, [this] { return closing; })) {
            if (!changed && std::chrono::steady_clock::now() - written < interval.heartbeat)
                continue;
            guard.unlock();
            tryWrite();
            written = std::chrono::steady_clock::now();
            guard.lock();
        }
    }

    void throwUnreported()
    {
        const std::lock_guard guard(stateMutex);
        if (const auto problem = std::exchange(unreported, std::nullopt))
            throw Error(*problem);
    }

    /// Changes the state by `change` and tells the observer.
    template<typename Change>
    void update(Change change, bool writeAtOnce)
    {
        RunState snapshot;
        std::shared_ptr<const Observers> seenBy;
        {
            const std::lock_guard guard(stateMutex);
            change(state);
            changed = true;
            snapshot = state;
            seenBy = observers;
        }
        if (writeAtOnce)
            writeNow();
        if (seenBy->onState)
            seenBy->onState(snapshot);
    }

    const RunFolder folder;
    const WorkerLock lock;
    const StateInterval interval;

    std::mutex eventMutex; ///< guards both journals, which append to one file
    Journal events, checkpointEvents;
    const Log log;

    std::mutex writeMutex; ///< held while state.json is written, so that an older state never replaces a newer one
    std::mutex stateMutex; ///< guards what follows; taken last
    RunState state;
    ProgressRate rate;
    std::shared_ptr<const Observers> observers = std::make_shared<Observers>();
    bool changed = false, closing = false;
    bool isFailing = false; ///< the last write in the background did not succeed
    std::optional<ErrorRecord> unreported;
    std::condition_variable wake;
    std::thread writer;
};

RunWriter::RunWriter(RunFolder folder, StateInterval interval)
    : d(std::make_unique<Private>(std::move(folder), interval))
{
}

RunWriter::~RunWriter() = default;

const RunFolder& RunWriter::folder() const
{
    return d->folder;
}

void RunWriter::setState(RunStatus status)
{
    d->update(
        [status](RunState& state) {
            state.status = status;
            state.error.reset();
            state.message.clear();
            if (status != RunStatus::Running)
                state.secondsLeft.reset();
        },
        true);
}

void RunWriter::fail(const ErrorRecord& error)
{
    d->update(
        [&error](RunState& state) {
            state.status = RunStatus::Failed;
            state.error = error;
            state.secondsLeft.reset();
        },
        true);
}

void RunWriter::setProgress(double done, double total, const std::string& unit, const std::string& message)
{
    d->throwUnreported();
    d->update(
        [&](RunState& state) {
            if (unit != state.unit)
                d->rate = ProgressRate();
            state.done = done;
            state.total = total;
            state.unit = unit;
            state.message = message;
            state.secondsLeft = d->rate.secondsLeft(done, total, steadySeconds());
        },
        false);
}

void RunWriter::setMessage(const std::string& message)
{
    d->throwUnreported();
    d->update([&](RunState& state) { state.message = message; }, false);
}

RunState RunWriter::state() const
{
    const std::lock_guard guard(d->stateMutex);
    return d->state;
}

void RunWriter::event(const std::string& type, Json fields)
{
    d->throwUnreported();
    Json record = {{"type", type}, {"time", unixTime()}};
    if (!fields.is_null())
        record.update(fields);
    {
        const std::lock_guard guard(d->eventMutex);
        (type == "checkpoint" ? d->checkpointEvents : d->events).append(record);
    }
    std::shared_ptr<const Observers> observers;
    {
        const std::lock_guard guard(d->stateMutex);
        observers = d->observers;
    }
    if (observers->onEvent)
        observers->onEvent(record);
}

void RunWriter::log(const std::string& line)
{
    d->log.append(line);
}

void RunWriter::observe(std::function<void(const Json&)> onEvent, std::function<void(const RunState&)> onState)
{
    const std::lock_guard guard(d->stateMutex);
    d->observers = std::make_shared<Observers>(Observers{std::move(onEvent), std::move(onState)});
}

StopRequest RunWriter::stopRequest() const
{
    return requestedStop.load();
}

void RunWriter::requestStop(StopRequest request)
{
    if (request == StopRequest::None) {
        requestedStop.store(request);
        return;
    }
    StopRequest previous = requestedStop.load();
    while (previous < request && !requestedStop.compare_exchange_weak(previous, request)) {
    }
}

} // namespace transect
