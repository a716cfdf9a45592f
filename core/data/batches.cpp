#include "data/batches.h"

#include <torch/types.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <set>
#include <stdexcept>

#include "data/buffer_pool.h"
#include "data/prefetcher.h"
#include "data/random.h"
#include "record/error.h"

namespace transect {

namespace {

using Clock = std::chrono::steady_clock;

/// A batch, or why there is none.
struct Made {
    Batch batch;
    std::vector<std::string> skipped;
    std::exception_ptr failure;
};

} // namespace

struct BatchLoader::Private {
    DataSetPtr data;
    Indices indices;
    std::vector<Augmentation> views;
    BatchOptions options;
    BufferPool pool;
    double waited = 0;
    std::exception_ptr failure; ///< who asks again gets the same answer
    std::vector<std::string> skipped;
    std::set<std::string> skippedOnce;
    Prefetcher<Made> batchesAhead; ///< last: its threads use the others

    Private(DataSetPtr dataSet, Indices chosen, std::vector<Augmentation> augmentations, const BatchOptions& batchOptions);

    std::int64_t batches() const;
    Indices orderOf(std::int64_t number) const;
    Made make(std::int64_t epoch, const Indices& order, std::int64_t number, const std::atomic<bool>& cancelled);
    void fill(std::int64_t epoch, const Indices& order, std::int64_t number, const std::atomic<bool>& cancelled, Made& made);
    ImageView goodImage(const Indices& order, std::int64_t place, Image& scratch, std::int64_t& index, std::vector<std::string>& bad) const;
};

BatchLoader::Private::Private(DataSetPtr dataSet, Indices chosen, std::vector<Augmentation> augmentations, const BatchOptions& batchOptions)
    : data(std::move(dataSet))
    , indices(std::move(chosen))
    , views(std::move(augmentations))
    , options(batchOptions)
    , pool(views.size() * static_cast<std::size_t>(batchOptions.queued + batchOptions.threads + 2))
    , batchesAhead(batchOptions.threads, batchOptions.queued)
{
    for (const auto index : indices)
        if (index < 0 || index >= data->size())
            throw std::out_of_range("image " + std::to_string(index) + " of a data set of " + std::to_string(data->size()));
    if (options.batchSize < 1 || options.queued < 1 || options.threads < 0)
        throw std::invalid_argument("a batch loader needs a batch size and a queue of at least 1");
    if (options.dropLast && batches() == 0) {
        throw Error("too-few-images", std::to_string(indices.size()) + " images do not fill one batch of " + std::to_string(options.batchSize), "batch_size",
            "choose a smaller batch size or more images");
    }
}

std::int64_t BatchLoader::Private::batches() const
{
    const auto count = static_cast<std::int64_t>(indices.size());
    return options.dropLast ? count / options.batchSize : (count + options.batchSize - 1) / options.batchSize;
}

Indices BatchLoader::Private::orderOf(std::int64_t number) const
{
    auto order = indices;
    if (options.shuffle)
        Random(options.seed, {static_cast<std::uint64_t>(number)}).shuffleFront(order, order.size());
    return order;
}

Made BatchLoader::Private::make(std::int64_t epoch, const Indices& order, std::int64_t number, const std::atomic<bool>& cancelled)
{
    Made made;
    try {
        fill(epoch, order, number, cancelled, made);
    } catch (...) {
        made.failure = std::current_exception();
    }
    return made;
}

void BatchLoader::Private::fill(std::int64_t epoch, const Indices& order, std::int64_t number, const std::atomic<bool>& cancelled, Made& made)
{
    const auto first = number * options.batchSize;
    const auto count = std::min(options.batchSize, static_cast<std::int64_t>(order.size()) - first);
    std::vector<float*> out;
    for (const auto& view : views) {
        const auto& input = view.input();
        made.batch.views.push_back(pool.images(count, input.channels, input.height, input.width));
        out.push_back(made.batch.views.back().data_ptr<float>());
    }
    made.batch.labels = torch::empty({count}, torch::kInt64);
    made.batch.indices = torch::empty({count}, torch::kInt64);
    Image scratch;
    for (std::int64_t i = 0; i < count && !cancelled; ++i) {
        std::int64_t index = 0;
        const auto image = goodImage(order, first + i, scratch, index, made.skipped);
        for (std::size_t view = 0; view < views.size(); ++view) {
            views[view].apply(image, {options.seed, epoch, index, static_cast<int>(view)}, out[view]);
            out[view] += views[view].input().height * views[view].input().width * views[view].input().channels;
        }
        made.batch.labels.data_ptr<std::int64_t>()[i] = data->labels()[static_cast<std::size_t>(index)];
        made.batch.indices.data_ptr<std::int64_t>()[i] = index;
    }
}

/// The image at a place of the epoch's order, or the next one after it that decodes.
ImageView BatchLoader::Private::goodImage(const Indices& order, std::int64_t place, Image& scratch, std::int64_t& index, std::vector<std::string>& bad) const
{
    const auto count = static_cast<std::int64_t>(order.size());
    for (std::int64_t step = 0;; ++step) {
        index = order[static_cast<std::size_t>((place + step) % count)];
        try {
            return data->image(index, scratch);
        } catch (const Error& error) {
            if (options.badImages == BadImages::Stop || error.record().code != "bad-image" || step + 1 == count)
                throw;
            bad.emplace_back(error.what());
        }
    }
}

BatchLoader::BatchLoader(DataSetPtr data, Indices indices, std::vector<Augmentation> views, BatchOptions options)
    : d(std::make_unique<Private>(std::move(data), std::move(indices), std::move(views), options))
{
}

BatchLoader::~BatchLoader() = default;

std::int64_t BatchLoader::batchesPerEpoch() const
{
    return d->batches();
}

void BatchLoader::start(std::int64_t epoch, std::int64_t first)
{
    d->waited = 0;
    d->failure = nullptr;
    d->batchesAhead.start([this, epoch, order = d->orderOf(epoch)](std::int64_t number, const std::atomic<bool>& cancelled) {
        return d->make(epoch, order, number, cancelled);
    }, first, d->batches());
}

std::optional<Batch> BatchLoader::next()
{
    if (d->failure)
        std::rethrow_exception(d->failure);
    if (!d->batchesAhead.hasNext())
        return {};
    const auto begin = Clock::now();
    auto made = d->batchesAhead.next();
    d->waited += std::chrono::duration<double>(Clock::now() - begin).count();
    for (auto& text : made.skipped)
        if (d->skippedOnce.insert(text).second)
            d->skipped.push_back(std::move(text));
    d->failure = made.failure;
    if (d->failure)
        std::rethrow_exception(d->failure);
    return std::move(made.batch);
}

double BatchLoader::secondsWaited() const
{
    return d->waited;
}

const std::vector<std::string>& BatchLoader::skipped() const
{
    return d->skipped;
}

} // namespace transect
