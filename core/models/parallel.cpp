#include "models/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>

#include <ATen/Parallel.h>

// LibTorch's threads are those of GNU's OpenMP runtime, whose interface to compiled code this is: what GCC makes of a
// "#pragma omp parallel". Clang's pragma would bring a second runtime with threads of its own.
extern "C" void GOMP_parallel(void (*body)(void*), void* data, unsigned threads, unsigned flags);
extern "C" int omp_get_thread_num();
extern "C" int omp_get_num_threads();

namespace transect {

namespace {

struct Team {
    std::int64_t count;
    const std::function<void(std::int64_t begin, std::int64_t end)>& work;
    std::atomic_flag hasFailed;
    std::exception_ptr failure; ///< the first one

    static void runShare(void* data) noexcept
    {
        auto& team = *static_cast<Team*>(data);
        const std::int64_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const auto begin = team.count * thread / threads, end = team.count * (thread + 1) / threads;
        try {
            if (begin < end)
                team.work(begin, end);
        } catch (...) {
            if (!team.hasFailed.test_and_set())
                team.failure = std::current_exception();
        }
    }
};

} // namespace

void acrossThreads(std::int64_t count, const std::function<void(std::int64_t begin, std::int64_t end)>& work)
{
    const auto threads = std::min<std::int64_t>(count, at::get_num_threads());
    if (threads <= 1 || at::in_parallel_region()) {
        if (count > 0)
            work(0, count);
        return;
    }
    Team team{.count = count, .work = work, .hasFailed = {}, .failure = {}};
    GOMP_parallel(&Team::runShare, &team, unsigned(threads), 0);
    if (team.failure)
        std::rethrow_exception(team.failure);
}

} // namespace transect
