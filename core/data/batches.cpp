#include "data/batches.h"

#include <torch/types.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include "data/buffer_pool.h"
#include "data/random.h"
#include "record/error.h"

namespace transect {

namespace {

using Clock = std::chrono::steady_clock;

/// One pass over the images; a thread that still works for an older one finds it cancelled.
struct Epoch {
    std::int64_t number = 0;
    Indices order;
    std::atomic<bool> cancelled = false;
};
using EpochPtr = std::shared_ptr<Epoch>;

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

    // What the consumer alone touches.
    EpochPtr epoch;
    std::int64_t position = 0; ///< the number of the next batch
    double waited = 0;
    std::vector<std::string> skipped;
    std::set<std::string> skippedOnce;

    // What the threads share.
    std::mutex mutex;
    std::condition_variable changed;
    EpochPtr shared; ///< `epoch`, for the threads
    std::int64_t following = 0, consumed = 0; ///< the next batch to begin; the next batch to be taken
    std::map<std::int64_t, Made> queue;
    bool ends = false;
    std::vector<std::jthread> threads; ///< last: they are joined before anything else goes

    Private(DataSetPtr dataSet, Indices chosen, std::vector<Augmentation> augmentations, const BatchOptions& batchOptions);
    ~Private();

    std::int64_t batches() const;
    Indices orderOf(std::int64_t number) const;
    void work();
    Made take();

    Made make(const Epoch& of, std::int64_t number);
    void fill(const Epoch& of, std::int64_t number, Made& made);
    ImageView goodImage(const Epoch& of, std::int64_t place, Image& scratch, std::int64_t& index, std::vector<std::string>& bad) const;
};

BatchLoader::Private::Private(DataSetPtr dataSet, Indices chosen, std::vector<Augmentation> augmentations, const BatchOptions& batchOptions)
    : data(std::move(dataSet))
    , indices(std::move(chosen))
    , views(std::move(augmentations))
    , options(batchOptions)
    , pool(views.size() * static_cast<std::size_t>(batchOptions.queued + batchOptions.threads + 2))
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
    for (int i = 0; i < options.threads; ++i)
        threads.emplace_back([this] { work(); });
}

BatchLoader::Private::~Private()
{
    if (epoch)
        epoch->cancelled = true;
    const std::lock_guard lock(mutex);
    ends = true;
    changed.notify_all();
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

/// A background thread: begins the next batch whenever the queue has room for it.
void BatchLoader::Private::work()
{
    std::unique_lock lock(mutex);
    for (;;) {
        changed.wait(lock, [&] { return ends || (shared && following < batches() && following < consumed + options.queued); });
        if (ends)
            return;
        const auto current = shared;
        const auto number = following++;
        lock.unlock();
        auto made = make(*current, number);
        lock.lock();
        if (current == shared)
            queue.emplace(number, std::move(made));
        changed.notify_all();
    }
}

/// The batch at `position`, waiting for it where threads make it.
Made BatchLoader::Private::take()
{
    if (options.threads == 0)
        return make(*epoch, position);
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return queue.contains(position); });
    auto& ready = queue.at(position);
    if (ready.failure)
        return ready; // it stays: who asks again gets the same answer
    auto made = std::move(ready);
    queue.erase(position);
    ++consumed;
    changed.notify_all();
    return made;
}

Made BatchLoader::Private::make(const Epoch& of, std::int64_t number)
{
    Made made;
    try {
        fill(of, number, made);
    } catch (...) {
        made.failure = std::current_exception();
    }
    return made;
}

void BatchLoader::Private::fill(const Epoch& of, std::int64_t number, Made& made)
{
    const auto first = number * options.batchSize;
    const auto count = std::min(options.batchSize, static_cast<std::int64_t>(of.order.size()) - first);
    std::vector<float*> out;
    for (const auto& view : views) {
        const auto& input = view.input();
        made.batch.views.push_back(pool.images(count, input.channels, input.height, input.width));
        out.push_back(made.batch.views.back().data_ptr<float>());
    }
    made.batch.labels = torch::empty({count}, torch::kInt64);
    made.batch.indices = torch::empty({count}, torch::kInt64);
    Image scratch;
    for (std::int64_t i = 0; i < count && !of.cancelled; ++i) {
        std::int64_t index = 0;
        const auto image = goodImage(of, first + i, scratch, index, made.skipped);
        for (std::size_t view = 0; view < views.size(); ++view) {
            views[view].apply(image, {options.seed, of.number, index, static_cast<int>(view)}, out[view]);
            out[view] += views[view].input().height * views[view].input().width * views[view].input().channels;
        }
        made.batch.labels.data_ptr<std::int64_t>()[i] = data->labels()[static_cast<std::size_t>(index)];
        made.batch.indices.data_ptr<std::int64_t>()[i] = index;
    }
}

/// The image at a place of the epoch's order, or the next one after it that decodes.
ImageView BatchLoader::Private::goodImage(const Epoch& of, std::int64_t place, Image& scratch, std::int64_t& index, std::vector<std::string>& bad) const
{
    const auto count = static_cast<std::int64_t>(of.order.size());
    for (std::int64_t step = 0;; ++step) {
        index = of.order[static_cast<std::size_t>((place + step) % count)];
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
    if (d->epoch)
        d->epoch->cancelled = true;
    d->epoch = std::make_shared<Epoch>();
    d->epoch->number = epoch;
    d->epoch->order = d->orderOf(epoch);
    d->position = first;
    d->waited = 0;
    const std::lock_guard lock(d->mutex);
    d->shared = d->epoch;
    d->following = d->consumed = first;
    d->queue.clear();
    d->changed.notify_all();
}

std::optional<Batch> BatchLoader::next()
{
    if (!d->epoch || d->position >= d->batches())
        return {};
    const auto begin = Clock::now();
    auto made = d->take();
    d->waited += std::chrono::duration<double>(Clock::now() - begin).count();
    for (auto& text : made.skipped)
        if (d->skippedOnce.insert(text).second)
            d->skipped.push_back(std::move(text));
    if (made.failure)
        std::rethrow_exception(made.failure);
    ++d->position;
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
