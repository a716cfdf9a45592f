#include "widgets/runs/library.h"

#include <algorithm>
#include <chrono>

namespace transect {

bool sameSummary(const RunSummary& first, const RunSummary& second)
{
    const auto& a = first.state;
    const auto& b = second.state;
    return first.path == second.path && first.kind == second.kind && first.name == second.name && first.study == second.study && first.created == second.created
        && a.status == b.status && a.done == b.done && a.total == b.total && a.unit == b.unit && a.message == b.message && a.secondsLeft.value_or(-1) == b.secondsLeft.value_or(-1)
        && a.heartbeat == b.heartbeat && a.error == b.error && first.best == second.best && first.unreadable == second.unreadable;
}

Library::Library(std::filesystem::path folder, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_thread([this] { work(); })
{
}

Library::~Library()
{
    {
        const std::lock_guard guard(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

const RunSummary* Library::find(const std::filesystem::path& path) const
{
    const auto found = std::ranges::lower_bound(m_runs, path, {}, &RunSummary::path);
    return found != m_runs.end() && found->path == path ? &*found : nullptr;
}

void Library::refresh()
{
    {
        const std::lock_guard guard(m_mutex);
        m_refresh = true;
    }
    m_wake.notify_all();
}

void Library::publish(std::vector<RunSummary> runs)
{
    m_runs = std::move(runs);
    m_listed = true;
    Q_EMIT changed();
}

void Library::work()
{
    std::unique_ptr<RunIndex> index;
    std::vector<RunSummary> last;
    std::optional<ErrorRecord> problem;
    bool published = false;
    std::unique_lock guard(m_mutex);
    while (!m_closing) {
        guard.unlock();
        try {
            if (!index)
                index = std::make_unique<RunIndex>(m_folder);
            index->refresh();
            auto runs = index->runs();
            std::ranges::sort(runs, {}, &RunSummary::path);
            problem.reset();
            if (!published || !std::ranges::equal(runs, last, sameSummary)) {
                published = true;
                last = runs;
                QMetaObject::invokeMethod(this, [this, runs = std::move(runs)]() mutable { publish(std::move(runs)); }, Qt::QueuedConnection);
            }
        } catch (const std::exception& exception) {
            index.reset();
            const auto error = describeException(exception);
            if (problem != error)
                QMetaObject::invokeMethod(this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
            problem = error;
        }
        guard.lock();
        m_wake.wait_for(guard, std::chrono::seconds(1), [this] { return m_refresh || m_closing; });
        m_refresh = false;
    }
}

} // namespace transect
