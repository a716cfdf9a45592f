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

// Of MKL, which LibTorch carries on x86: how many threads a product of matrices that this thread asks for may use, 0 being as
// many as are set for all. Returns what was set before.
extern "C" [[gnu::weak]] int MKL_Set_Num_Threads_Local(int threads);

namespace transect {

namespace {

/// While one lives, MKL knows that this thread computes alone. It would use no more threads within a team anyway, but takes
/// its routines for many of them, which copy both matrices first.
class AloneInMkl {
public:
    AloneInMkl()
        : m_before(MKL_Set_Num_Threads_Local ? MKL_Set_Num_Threads_Local(1) : 0)
    {
    }
    ~AloneInMkl()
    {
        if (MKL_Set_Num_Threads_Local)
            MKL_Set_Num_Threads_Local(m_before);
    }
    AloneInMkl(const AloneInMkl&) = delete;
    AloneInMkl& operator=(const AloneInMkl&) = delete;

private:
    int m_before;
};

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
        const AloneInMkl alone;
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
