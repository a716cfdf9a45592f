#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <torch/types.h>

#include "anomaly/motion_embedder.h"

namespace transect {

/// What a step of the transformer works on: float32 on the CPU.
struct WindowBatch {
    torch::Tensor input;   ///< B x T x K x 2: poses fused with the motion prior, partly masked
    torch::Tensor target;  ///< B x T x K x 2: the poses alone
    torch::Tensor weights; ///< B x T x K: confidence of each joint, 1 a pose
};

struct WindowLoaderOptions {
    std::int64_t batchSize = 256;
    bool shuffle = true;   ///< an order drawn from (seed, epoch); else that of the set
    bool dropLast = false; ///< leaves out a last batch that is not full
    double maskRatio = 0;  ///< each joint of each pose becomes (0, 0) with this probability, drawn from (seed, epoch, window)
    std::uint64_t seed = 0;
    int threads = 1;       ///< background threads; 0: made in next() itself
};

/// Makes batches of windows, lazily, in background threads behind a bounded queue. What a batch holds depends on
/// (seed, epoch, position) alone.
class WindowLoader {
public:
    WindowLoader(std::shared_ptr<const WindowSet> windows, MotionEmbedder embedder, const WindowLoaderOptions& options);
    ~WindowLoader();

    std::int64_t batchesPerEpoch() const;
    /// Begins `epoch` at its batch `first` (resuming); whatever was queued is dropped.
    void start(std::int64_t epoch, std::int64_t first = 0);
    std::optional<WindowBatch> next(); ///< none at the epoch's end and before the first start()
    double secondsWaited() const;      ///< in next(), since the start of the epoch

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
