#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace transect {

/// Makes the numbered items of a series in background threads, behind a bounded queue, and hands them out in order.
template <typename Item>
class Prefetcher {
public:
    /// Item `number`, made in any thread; it throws nothing. Once `cancelled` nobody wants the item any more.
    using Make = std::function<Item(std::int64_t number, const std::atomic<bool>& cancelled)>;

    /// threads 0: items are made in next() itself. queued: items ready at most.
    Prefetcher(int threads, std::int64_t queued)
        : m_queued(queued)
    {
        for (int i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { work(); });
    }

    ~Prefetcher()
    {
        cancel();
        const std::lock_guard lock(m_mutex);
        m_ends = true;
        m_changed.notify_all();
    }

    Prefetcher(const Prefetcher&) = delete;
    Prefetcher& operator=(const Prefetcher&) = delete;

    /// Begins a series at its item `first` of `count`; whatever was queued is dropped.
    void start(Make make, std::int64_t first, std::int64_t count)
    {
        cancel();
        const std::lock_guard lock(m_mutex);
        m_series = std::make_shared<Series>(std::move(make), count);
        m_following = m_position = first;
        m_queue.clear();
        m_changed.notify_all();
    }

    /// Whether next() has an item to hand out.
    bool hasNext() const { return m_series && m_position < m_series->count; }

    Item next()
    {
        if (m_threads.empty())
            return m_series->make(m_position++, m_series->cancelled);
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_queue.contains(m_position); });
        auto item = std::move(m_queue.extract(m_position).mapped());
        ++m_position;
        m_changed.notify_all();
        return item;
    }

private:
    struct Series {
        Series(Make making, std::int64_t items)
            : make(std::move(making))
            , count(items)
        {
        }

        Make make;
        std::int64_t count;
        std::atomic<bool> cancelled = false;
    };

    void cancel()
    {
        if (m_series)
            m_series->cancelled = true;
    }

    void work()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [&] { return m_ends || (m_series && m_following < m_series->count && m_following < m_position + m_queued); });
            if (m_ends)
                return;
            const auto series = m_series;
            const auto number = m_following++;
            lock.unlock();
            auto item = series->make(number, series->cancelled);
            lock.lock();
            if (series == m_series)
                m_queue.emplace(number, std::move(item));
            m_changed.notify_all();
        }
    }

    std::int64_t m_queued;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::shared_ptr<Series> m_series;               ///< written by the consumer alone, under the mutex
    std::int64_t m_following = 0, m_position = 0;   ///< the next item to begin; the next one to hand out
    std::map<std::int64_t, Item> m_queue;
    bool m_ends = false;
    std::vector<std::jthread> m_threads; ///< last: they are joined before anything else goes
};

} // namespace transect
