#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace transect {

/// Calls work(worker, i) once for every i in [0, count), each worker (from 0) in a thread of its own, in no particular order.
/// After a call has thrown nothing new is begun; what the call of the smallest i threw is rethrown when the others have ended.
inline void withWorkers(std::size_t workers, std::size_t count, const std::function<void(std::size_t worker, std::size_t i)>& work)
{
    std::atomic<std::size_t> following = 0;
    std::mutex mutex;
    std::size_t firstFailed = count;
    std::exception_ptr failure;
    const auto run = [&](std::size_t worker) {
        std::size_t i = 0;
        try {
            while ((i = following++) < count)
                work(worker, i);
        } catch (...) {
            following = count;
            const std::scoped_lock lock(mutex);
            if (i < firstFailed) {
                firstFailed = i;
                failure = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t worker = 1; worker < std::min(workers, count); ++worker)
            threads.emplace_back(run, worker);
        run(0);
    }
    if (failure)
        std::rethrow_exception(failure);
}

/// withWorkers() on all cores, for work that needs no place of its worker's own.
inline void inParallel(std::int64_t count, const std::function<void(std::int64_t i)>& work)
{
    withWorkers(std::thread::hardware_concurrency(), std::size_t(count), [&](std::size_t, std::size_t i) { work(std::int64_t(i)); });
}

} // namespace transect
