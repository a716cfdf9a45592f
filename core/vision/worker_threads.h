#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <thread>
#include <vector>

namespace transect {

/// Calls work(worker, i) once for every i in [0, count), each worker (from 0) in a thread of its own, in no particular order.
/// What a call throws is rethrown here after the others have ended; nothing new is begun then.
inline void withWorkers(std::size_t workers, std::size_t count, const std::function<void(std::size_t worker, std::size_t i)>& work)
{
    std::atomic<std::size_t> following = 0;
    std::atomic<bool> failed = false;
    std::exception_ptr failure;
    const auto run = [&](std::size_t worker) {
        try {
            for (auto i = following++; i < count && !failed; i = following++)
                work(worker, i);
        } catch (...) {
            if (!failed.exchange(true))
                failure = std::current_exception();
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

} // namespace transect
