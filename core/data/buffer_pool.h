#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include <torch/types.h>

namespace transect {

/// Memory for images that is used again: a tensor gives it back when its last reference goes, in whatever thread that
/// is, and even after the pool has gone.
class BufferPool {
public:
    /// Keeps at most `spare` buffers that nobody uses.
    explicit BufferPool(std::size_t spare);

    /// An uninitialised count x channels x height x width float tensor whose memory is channels-last: its data are
    /// images of interleaved floats, one behind the other.
    torch::Tensor images(std::int64_t count, std::int64_t channels, std::int64_t height, std::int64_t width);

private:
    struct Store {
        std::mutex mutex;
        std::vector<torch::Tensor> spare;
        std::size_t most = 0;
    };
    std::shared_ptr<Store> m_store;
};

} // namespace transect
