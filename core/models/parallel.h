#pragma once

#include <cstdint>
#include <functional>

namespace transect {

/// Calls `work` for ranges that cover [0, count), on LibTorch's own threads (at::set_num_threads), and throws what one of
/// them threw. at::parallel_for does so only where it is compiled with OpenMP, which the engine's precompiled header is not.
void acrossThreads(std::int64_t count, const std::function<void(std::int64_t begin, std::int64_t end)>& work);

} // namespace transect
