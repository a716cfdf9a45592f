#include "data/buffer_pool.h"

#include <torch/types.h>

#include <utility>

namespace transect {

BufferPool::BufferPool(std::size_t spare)
    : m_store(std::make_shared<Store>())
{
    m_store->most = spare;
}

torch::Tensor BufferPool::images(std::int64_t count, std::int64_t channels, std::int64_t height, std::int64_t width)
{
    const auto needed = count * channels * height * width;
    torch::Tensor buffer;
    {
        const std::lock_guard lock(m_store->mutex);
        if (!m_store->spare.empty()) {
            buffer = std::move(m_store->spare.back());
            m_store->spare.pop_back();
        }
    }
    if (!buffer.defined() || buffer.numel() < needed)
        buffer = torch::empty({needed}, torch::kFloat32);
    const auto giveBack = [buffer, store = m_store](void*) {
        const std::lock_guard lock(store->mutex);
        if (store->spare.size() < store->most)
            store->spare.push_back(buffer);
    };
    const std::int64_t sizes[] = {count, channels, height, width};
    const std::int64_t strides[] = {height * width * channels, 1, width * channels, channels};
    return torch::from_blob(buffer.data_ptr<float>(), sizes, strides, giveBack, torch::kFloat32);
}

} // namespace transect
