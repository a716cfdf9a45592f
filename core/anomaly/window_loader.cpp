#include "anomaly/window_loader.h"

#include <algorithm>
#include <chrono>
#include <numeric>

#include <torch/types.h>

#include "data/prefetcher.h"
#include "data/random.h"

namespace transect {

struct WindowLoader::Private {
    using Order = std::vector<std::int32_t>;

    std::shared_ptr<const WindowSet> windows;
    MotionEmbedder embedder;
    WindowLoaderOptions options;
    double waited = 0;
    Prefetcher<WindowBatch> batchesAhead; ///< last: its threads use the others

    Private(std::shared_ptr<const WindowSet> set, MotionEmbedder motion, const WindowLoaderOptions& how)
        : windows(std::move(set))
        , embedder(std::move(motion))
        , options(how)
        , batchesAhead(how.threads, 4)
    {
    }

    std::int64_t batches() const
    {
        return options.dropLast ? windows->size() / options.batchSize : (windows->size() + options.batchSize - 1) / options.batchSize;
    }

    Order orderOf(std::int64_t epoch) const
    {
        Order order(std::size_t(windows->size()));
        std::iota(order.begin(), order.end(), 0);
        if (options.shuffle)
            Random(options.seed, {std::uint64_t(epoch)}).shuffleFront(order, order.size());
        return order;
    }

    void mask(std::span<float> input, std::int64_t epoch, std::int64_t window) const
    {
        Random random(options.seed, {std::uint64_t(epoch), std::uint64_t(window)});
        for (std::size_t i = 0; i < input.size(); i += 2) {
            if (random.chance(options.maskRatio))
                input[i] = input[i + 1] = 0;
        }
    }

    WindowBatch make(std::int64_t epoch, const Order& order, std::int64_t number, const std::atomic<bool>& cancelled) const
    {
        const auto first = number * options.batchSize, count = std::min(options.batchSize, windows->size() - first);
        const std::int64_t poses = windows->options().length, joints = windows->joints();
        WindowBatch batch{torch::empty({count, poses, joints, 2}), torch::empty({count, poses, joints, 2}), torch::empty({count, poses, joints})};
        const auto part = [&](const torch::Tensor& tensor, std::int64_t i) {
            const auto size = std::size_t(tensor.numel() / count);
            return std::span(tensor.data_ptr<float>() + std::size_t(i) * size, size);
        };
        for (std::int64_t i = 0; i < count && !cancelled; ++i) {
            const auto window = order[std::size_t(first + i)];
            fillSample(*windows, window, embedder, part(batch.input, i), part(batch.target, i), part(batch.weights, i));
            if (options.maskRatio > 0)
                mask(part(batch.input, i), epoch, window);
        }
        return batch;
    }
};

WindowLoader::WindowLoader(std::shared_ptr<const WindowSet> windows, MotionEmbedder embedder, const WindowLoaderOptions& options)
    : d(std::make_unique<Private>(std::move(windows), std::move(embedder), options))
{
}

WindowLoader::~WindowLoader() = default;

std::int64_t WindowLoader::batchesPerEpoch() const
{
    return d->batches();
}

void WindowLoader::start(std::int64_t epoch, std::int64_t first)
{
    d->waited = 0;
    d->batchesAhead.start([this, epoch, order = d->orderOf(epoch)](std::int64_t number, const std::atomic<bool>& cancelled) {
        return d->make(epoch, order, number, cancelled);
    }, first, d->batches());
}

std::optional<WindowBatch> WindowLoader::next()
{
    if (!d->batchesAhead.hasNext())
        return {};
    const auto begin = std::chrono::steady_clock::now();
    auto batch = d->batchesAhead.next();
    d->waited += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return batch;
}

double WindowLoader::secondsWaited() const
{
    return d->waited;
}

} // namespace transect
