#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <thread>
#include <vector>

namespace transect {

/// Calls work(i) once for every i in [0, count), on all cores, in no particular order. What a call throws is rethrown
/// here after the others have ended; nothing new is begun then.
inline void inParallel(std::int64_t count, const std::function<void(std::int64_t)>& work)
{
    std::atomic<std::int64_t> following = 0;
    std::atomic<bool> failed = false;
    std::exception_ptr failure;
    const auto run = [&] {
        try {
            for (auto i = following++; i < count && !failed; i = following++)
                work(i);
        } catch (...) {
            if (!failed.exchange(true))
                failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (auto left = std::min<std::int64_t>(std::thread::hardware_concurrency(), count); left > 1; --left)
            threads.emplace_back(run);
        run();
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace transect
