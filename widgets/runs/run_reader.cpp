#include "widgets/runs/run_reader.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace transect {

RunReader::RunReader(QObject* parent)
    : QObject(parent)
    , m_thread([this] { work(); })
{
}

RunReader::~RunReader()
{
    {
        const std::lock_guard guard(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void RunReader::follow(const std::vector<std::filesystem::path>& runs)
{
    if (runs == m_runs)
        return;
    m_runs = runs;
    std::erase_if(m_details, [&](const auto& one) { return std::ranges::find(runs, one.first) == runs.end(); });
    {
        const std::lock_guard guard(m_mutex);
        m_wanted = runs;
        m_changed = true;
    }
    m_wake.notify_all();
    Q_EMIT changed();
}

std::vector<RunDetailsPtr> RunReader::details() const
{
    std::vector<RunDetailsPtr> list;
    for (const auto& run : m_runs) {
        if (const auto found = m_details.find(run); found != m_details.end())
            list.push_back(found->second);
    }
    return list;
}

void RunReader::work()
{
    std::map<std::filesystem::path, std::unique_ptr<RunDetailsReader>> readers;
    std::unique_lock guard(m_mutex);
    while (!m_closing) {
        const auto wanted = m_wanted;
        guard.unlock();
        readOnce(readers, wanted);
        guard.lock();
        m_wake.wait_for(guard, std::chrono::milliseconds(500), [this] { return m_changed || m_closing; });
        m_changed = false;
    }
}

void RunReader::readOnce(std::map<std::filesystem::path, std::unique_ptr<RunDetailsReader>>& readers, const std::vector<std::filesystem::path>& wanted)
{
    std::erase_if(readers, [&](const auto& one) { return std::ranges::find(wanted, one.first) == wanted.end(); });
    for (const auto& run : wanted) {
        auto& reader = readers[run];
        const bool isNew = !reader;
        if (isNew)
            reader = std::make_unique<RunDetailsReader>(RunFolder{run});
        try {
            auto details = reader->read();
            QMetaObject::invokeMethod(this, [this, run, details = std::move(details)] {
                if (std::ranges::find(m_runs, run) == m_runs.end() || m_details[run] == details)
                    return;
                m_details[run] = details;
                Q_EMIT changed();
            }, Qt::QueuedConnection);
        } catch (const std::exception& exception) {
            // It may be readable again later; it is said once.
            if (isNew)
                QMetaObject::invokeMethod(this, [this, run, error = describeException(exception)] { Q_EMIT failed(QString::fromStdString(run.string()), error); },
                                          Qt::QueuedConnection);
        }
    }
}

} // namespace transect
