#include "models/parallel.h"

#include <ATen/Parallel.h>

namespace transect {

void acrossThreads(std::int64_t count, const std::function<void(std::int64_t begin, std::int64_t end)>& work)
{
    at::parallel_for(0, count, 1, work);
}

} // namespace transect
