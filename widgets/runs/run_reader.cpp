#include "widgets/runs/run_reader.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "record/lineage.h"

namespace transect {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto interval = std::chrono::milliseconds(500);
/// While many runs are read for the first time those that are there are shown.
constexpr auto patience = std::chrono::milliseconds(200);

std::vector<std::filesystem::path> normal(std::vector<std::filesystem::path> folders)
{
    for (auto& folder : folders)
        folder = folder.lexically_normal();
    return folders;
}

std::vector<std::filesystem::path> sourcesOf(const RunDetails& run)
{
    return normal(standsOn(run.spec, run.folder));
}

} // namespace

struct RunReader::Followed {
    std::map<std::filesystem::path, std::unique_ptr<RunDetailsReader>> readers;
    Snapshot snapshot;
};

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

void RunReader::follow(const std::vector<std::filesystem::path>& runs, const std::vector<std::filesystem::path>& above)
{
    const auto before = std::pair(std::exchange(m_runs, normal(runs)), std::exchange(m_above, normal(above)));
    if (before == std::pair(m_runs, m_above))
        return;
    {
        const std::lock_guard guard(m_mutex);
        m_wanted = m_runs;
        m_wanted.insert(m_wanted.end(), m_above.begin(), m_above.end());
        m_changed = true;
    }
    m_wake.notify_all();
    Q_EMIT changed();
}

std::vector<RunDetailsPtr> RunReader::readOf(const std::vector<std::filesystem::path>& runs) const
{
    std::vector<RunDetailsPtr> list;
    for (const auto& run : runs) {
        if (auto found = find(run))
            list.push_back(std::move(found));
    }
    return list;
}

std::vector<RunDetailsPtr> RunReader::details() const
{
    return readOf(m_runs);
}

std::vector<RunDetailsPtr> RunReader::detailsWithLineage() const
{
    auto list = details();
    std::ranges::copy(readOf(m_above), std::back_inserter(list));
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (const auto& source : sourcesOf(*list[i])) {
            auto found = find(source);
            if (found && std::ranges::find(list, found) == list.end())
                list.push_back(std::move(found));
        }
    }
    return list;
}

RunDetailsPtr RunReader::find(const std::filesystem::path& run) const
{
    const auto found = m_now.details.find(run.lexically_normal());
    return found == m_now.details.end() ? nullptr : found->second;
}

std::vector<std::filesystem::path> RunReader::unread() const
{
    auto runs = m_runs;
    runs.insert(runs.end(), m_above.begin(), m_above.end());
    std::erase_if(runs, [this](const auto& run) { return m_now.details.contains(run) || m_now.errors.contains(run); });
    return runs;
}

void RunReader::work()
{
    Followed followed;
    std::unique_lock guard(m_mutex);
    while (!m_closing) {
        const auto wanted = m_wanted;
        m_changed = false;
        guard.unlock();
        const bool isWhole = readOnce(followed, wanted);
        guard.lock();
        if (isWhole)
            m_wake.wait_for(guard, interval, [this] { return m_changed || m_closing; });
    }
}

bool RunReader::isInterrupted()
{
    const std::lock_guard guard(m_mutex);
    return m_changed || m_closing;
}

/// False where it was not brought to its end because something else is wanted by now.
bool RunReader::readOnce(Followed& followed, const std::vector<std::filesystem::path>& wanted)
{
    auto lastPublished = Clock::now();
    bool changed = false;
    auto needed = wanted;
    for (std::size_t i = 0; i < needed.size(); ++i) {
        if (isInterrupted())
            return false;
        changed |= readRun(followed, needed[i]);
        if (const auto found = followed.snapshot.details.find(needed[i]); found != followed.snapshot.details.end()) {
            for (auto& source : sourcesOf(*found->second)) {
                if (std::ranges::find(needed, source) == needed.end())
                    needed.push_back(std::move(source));
            }
        }
        if (changed && Clock::now() - lastPublished > patience) {
            publish(followed.snapshot);
            lastPublished = Clock::now();
            changed = false;
        }
    }
    const std::set<std::filesystem::path> kept(needed.begin(), needed.end());
    const auto isForgotten = [&](const auto& one) { return !kept.contains(one.first); };
    std::erase_if(followed.readers, isForgotten);
    const auto forgotten = std::erase_if(followed.snapshot.details, isForgotten) + std::erase_if(followed.snapshot.errors, isForgotten);
    if (changed || forgotten > 0)
        publish(followed.snapshot);
    return true;
}

/// Whether anything is new.
bool RunReader::readRun(Followed& followed, const std::filesystem::path& run)
{
    auto& reader = followed.readers[run];
    if (!reader)
        reader = std::make_unique<RunDetailsReader>(RunFolder{run});
    auto& [details, errors] = followed.snapshot;
    try {
        auto now = reader->read();
        const bool recovered = errors.erase(run) > 0;
        auto& known = details[run];
        const bool isNew = known != now;
        known = std::move(now);
        return isNew || recovered;
    } catch (const std::exception& exception) {
        auto error = describeException(exception);
        auto& known = errors[run];
        const bool isNew = !(known == error);
        known = std::move(error);
        return isNew;
    }
}

void RunReader::publish(const Snapshot& snapshot)
{
    QMetaObject::invokeMethod(this, [this, snapshot] { take(snapshot); }, Qt::QueuedConnection);
}

void RunReader::take(Snapshot snapshot)
{
    const auto before = std::exchange(m_now, std::move(snapshot));
    if (m_now == before)
        return;
    Q_EMIT changed();
    for (const auto& run : m_runs) {
        const auto error = m_now.errors.find(run);
        if (error != m_now.errors.end() && !before.errors.contains(run))
            Q_EMIT failed(QString::fromStdString(run.string()), error->second);
    }
}

} // namespace transect
