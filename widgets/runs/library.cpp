#include "widgets/runs/library.h"

#include <algorithm>
#include <chrono>

namespace transect {

Library::Library(std::filesystem::path folder, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_listing(std::make_shared<Listing>(Listing{m_folder, {}, {}}))
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

void Library::refresh()
{
    {
        const std::lock_guard guard(m_mutex);
        m_refresh = true;
    }
    m_wake.notify_all();
}

void Library::publish(ListingPtr listing)
{
    m_listing = std::move(listing);
    m_listed = true;
    Q_EMIT changed();
}

void Library::fail(const ErrorRecord& error)
{
    m_hasFailed = true;
    Q_EMIT failed(error);
}

void Library::work()
{
    std::unique_ptr<RunIndex> index;
    ListingReader reader(m_folder);
    ListingPtr last;
    std::optional<ErrorRecord> problem;
    std::unique_lock guard(m_mutex);
    while (!m_closing) {
        const auto began = std::chrono::steady_clock::now();
        guard.unlock();
        try {
            if (!index)
                index = std::make_unique<RunIndex>(m_folder);
            index->refresh();
            const auto listing = std::make_shared<const Listing>(reader.read(index->runs()));
            problem.reset();
            if (!last || !isSame(*listing, *last)) {
                last = listing;
                QMetaObject::invokeMethod(this, [this, listing] { publish(listing); }, Qt::QueuedConnection);
            }
        } catch (const std::exception& exception) {
            index.reset();
            const auto error = describeException(exception);
            if (problem != error)
                QMetaObject::invokeMethod(this, [this, error] { fail(error); }, Qt::QueuedConnection);
            problem = error;
        }
        guard.lock();
        // Often enough that what is written is seen within a second, but at most half of the time is spent on looking; what is
        // not read yet is read at once.
        const auto took = std::chrono::steady_clock::now() - began;
        const auto pause = std::max<std::chrono::nanoseconds>(std::chrono::milliseconds(750) - took, took);
        m_wake.wait_for(guard, last && !last->isComplete && !problem ? std::chrono::nanoseconds(0) : pause, [this] { return m_refresh || m_closing; });
        m_refresh = false;
    }
}

} // namespace transect
