#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <torch/types.h>

#include "data/augment.h"
#include "data/data_set.h"
#include "data/selection.h"

namespace transect {

/// What a step of training or extraction works on. B is the number of images.
struct Batch {
    std::vector<torch::Tensor> views; ///< each B x C x H x W, float32, channels-last, on the CPU
    torch::Tensor labels;             ///< B, int64
    torch::Tensor indices;            ///< B, int64: positions in the data set
};

enum class BadImages { Stop, Skip };

struct BatchOptions {
    std::int64_t batchSize = 128;
    bool shuffle = true;    ///< an order drawn from (seed, epoch); else the order of the indices
    bool dropLast = false;  ///< leaves out a last batch that is not full
    std::uint64_t seed = 0;
    int threads = 1;        ///< background threads; 0: made in next() itself
    int queued = 4;         ///< batches ready at most
    BadImages badImages = BadImages::Stop;
};

/// Makes batches in background threads behind a bounded queue. What a batch holds depends on (seed, epoch, position)
/// alone, never on threads. Memory of consumed batches is used again.
class BatchLoader {
public:
    BatchLoader(DataSetPtr data, Indices indices, std::vector<Augmentation> views, BatchOptions options);
    ~BatchLoader();

    std::int64_t batchesPerEpoch() const;
    /// Begins `epoch` at its batch `first` (resuming); whatever was queued is dropped.
    void start(std::int64_t epoch, std::int64_t first = 0);
    /// The next batch; none at the epoch's end and before the first start(). Rethrows what a thread threw (Error "bad-image" under BadImages::Stop).
    std::optional<Batch> next();

    double secondsWaited() const;                        ///< in next(), since the start of the epoch
    /// What was left out under BadImages::Skip, each once. Such an image is replaced by the next good one of the epoch's order.
    const std::vector<std::string>& skipped() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Mean and standard deviation per channel of values scaled to 0..1, over at most `limit` images spread evenly, channels
/// repeated or averaged as by Augmentation. Images that do not decode are left out (the loader is who reports them), and
/// a channel without any deviation gets 1, so that dividing by it is safe. Throws Error "too-few-images" where none decodes.
std::pair<std::vector<double>, std::vector<double>> channelStatistics(const DataSet& data, const Indices& indices, int channels, std::int64_t limit = 10000);

} // namespace transect
