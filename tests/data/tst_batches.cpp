#include <torch/types.h>

#include <QtTest>

#include <mutex>
#include <set>

#include "data/batches.h"
#include "data/random.h"
#include "fixtures.h"

using namespace transect;

namespace {

/// 3 x 4 colour images, no two alike.
DataSetPtr images(std::int64_t count)
{
    ResidentImages set{.name = "noise", .height = 3, .width = 4, .channels = 3};
    Random random(1);
    for (std::int64_t i = 0; i < count * 36; ++i)
        set.pixels.push_back(std::uint8_t(random.below(256)));
    for (std::int64_t i = 0; i < count; ++i)
        set.labels.push_back(i % 5);
    set.classNames = numberedClasses(5);
    return makeResident(std::move(set));
}

/// As images(), some of them damaged.
class DamagedSet : public DataSet {
public:
    DamagedSet(std::int64_t count, std::set<std::int64_t> damaged)
        : m_images(images(count))
        , m_damaged(std::move(damaged))
    {
        m_labels = m_images->labels();
        m_classNames = m_images->classNames();
    }
    ImageView image(std::int64_t index, Image& scratch) const override
    {
        if (m_damaged.contains(index))
            throw Error("bad-image", "cut short", "folder/" + std::to_string(index) + ".jpg");
        return m_images->image(index, scratch);
    }

private:
    DataSetPtr m_images;
    std::set<std::int64_t> m_damaged;
};

std::vector<Augmentation> views(int count, const Json& parameters = {{"flip", {{"probability", 0.5}}}, {"padded_crop", {{"probability", 0.8}, {"padding", 1}}}})
{
    const InputSpec input{3, 4, 3, {0.4, 0.5, 0.6}, {0.2, 0.3, 0.4}};
    return std::vector(std::size_t(count), Augmentation(complete(augmentationSchema(), parameters), input));
}

/// A copy of everything that is left of the epoch.
std::vector<Batch> rest(BatchLoader& loader)
{
    std::vector<Batch> batches;
    while (auto batch = loader.next()) {
        Batch copy{{}, batch->labels.clone(), batch->indices.clone()};
        for (const auto& view : batch->views)
            copy.views.push_back(view.clone());
        batches.push_back(std::move(copy));
    }
    return batches;
}

bool areEqual(const Batch& a, const Batch& b)
{
    bool equal = a.views.size() == b.views.size() && torch::equal(a.labels, b.labels) && torch::equal(a.indices, b.indices);
    for (std::size_t i = 0; equal && i < a.views.size(); ++i)
        equal = torch::equal(a.views[i], b.views[i]);
    return equal;
}

bool areEqual(const std::vector<Batch>& a, const std::vector<Batch>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Batch& x, const Batch& y) { return areEqual(x, y); });
}

std::vector<std::int64_t> indicesOf(const std::vector<Batch>& batches)
{
    std::vector<std::int64_t> indices;
    for (const auto& batch : batches)
        for (std::int64_t i = 0; i < batch.indices.numel(); ++i)
            indices.push_back(batch.indices[i].item<std::int64_t>());
    return indices;
}

std::vector<std::int64_t> sorted(std::vector<std::int64_t> values)
{
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace

class TestBatches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void laysOutAsNetworksLikeIt()
    {
        const auto data = images(7);
        BatchLoader loader(data, allOf(7), views(2, {}), {.batchSize = 5, .shuffle = false});
        QVERIFY(!loader.next());
        loader.start(0);
        const auto batch = loader.next();
        QCOMPARE(batch->views.size(), 2u);
        const auto& view = batch->views[0];
        QCOMPARE(view.sizes(), (at::IntArrayRef{5, 3, 3, 4}));
        QVERIFY(view.is_contiguous(at::MemoryFormat::ChannelsLast));
        QCOMPARE(view.scalar_type(), torch::kFloat32);
        QVERIFY(torch::equal(batch->indices, torch::arange(5)));
        QVERIFY(torch::equal(batch->labels, torch::arange(5)));
        Image scratch;
        const auto pixels = data->image(3, scratch);
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 4; ++x)
                for (int c = 0; c < 3; ++c)
                    QCOMPARE(view[3][c][y][x].item<float>(), float((pixels.pixels[(y * 4 + x) * 3 + c] / 255.0 - (0.4 + 0.1 * c)) / (0.2 + 0.1 * c)));
        QCOMPARE(loader.next()->indices.numel(), 2);
        QVERIFY(!loader.next());
        QVERIFY(!loader.next());
        QCOMPARE_GE(loader.secondsWaited(), 0.0);
    }

    void doesNotDependOnThreads_data()
    {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("queued");
        for (const int threads : {1, 2, 3})
            for (const int queued : {1, 4})
                QTest::addRow("%d threads, %d queued", threads, queued) << threads << queued;
    }
    void doesNotDependOnThreads()
    {
        QFETCH(int, threads);
        QFETCH(int, queued);
        const auto data = images(103);
        BatchLoader inlined(data, allOf(103), views(2), {.batchSize = 8, .seed = 7, .threads = 0});
        BatchLoader threaded(data, allOf(103), views(2), {.batchSize = 8, .seed = 7, .threads = threads, .queued = queued});
        for (const std::int64_t epoch : {0, 1, 4}) {
            inlined.start(epoch);
            threaded.start(epoch);
            const auto expected = rest(inlined);
            QCOMPARE(expected.size(), 13u);
            QVERIFY(areEqual(rest(threaded), expected));
        }
    }

    void shufflesDifferentlyEachEpoch()
    {
        BatchLoader loader(images(50), allOf(50), views(1), {.batchSize = 8, .seed = 3});
        std::set<std::vector<std::int64_t>> orders;
        for (const std::int64_t epoch : {0, 1, 2, 0}) {
            loader.start(epoch);
            const auto indices = indicesOf(rest(loader));
            QCOMPARE(sorted(indices), allOf(50));
            orders.insert(indices);
        }
        QCOMPARE(orders.size(), 3u);
    }

    void shufflesTheSameOnEveryMachine()
    {
        // Computed by an independent Python implementation of the documented generator.
        BatchLoader loader(images(10), allOf(10), views(1), {.batchSize = 10, .seed = 5});
        loader.start(3);
        QCOMPARE(indicesOf(rest(loader)), (std::vector<std::int64_t>{5, 1, 6, 4, 0, 8, 7, 3, 9, 2}));
    }

    void resumesWithinAnEpoch()
    {
        const auto data = images(60);
        const BatchOptions options{.batchSize = 7, .seed = 2, .threads = 2};
        BatchLoader whole(data, allOf(60), views(1), options);
        whole.start(5);
        auto expected = rest(whole);
        for (const std::int64_t first : {0, 1, 4, 8, 9}) {
            BatchLoader resumed(data, allOf(60), views(1), options);
            resumed.start(5, first);
            QVERIFY(areEqual(rest(resumed), {expected.begin() + first, expected.end()}));
        }
        // In the middle of another epoch, with a queue full of its batches.
        BatchLoader restarted(data, allOf(60), views(1), options);
        restarted.start(4);
        restarted.next();
        restarted.start(5, 2);
        QVERIFY(areEqual(rest(restarted), {expected.begin() + 2, expected.end()}));
    }

    void leavesOutAnUnfilledBatch()
    {
        BatchLoader loader(images(20), allOf(20), views(1), {.batchSize = 8, .dropLast = true});
        QCOMPARE(loader.batchesPerEpoch(), 2);
        loader.start(0);
        QCOMPARE(rest(loader).size(), 2u);
        const auto error = fixtures::errorOf([] { BatchLoader(images(5), allOf(5), views(1), {.batchSize = 8, .dropLast = true}); });
        QCOMPARE(error.code, "too-few-images");
    }

    void givesEachViewADrawOfItsOwn()
    {
        BatchLoader loader(images(40), allOf(40), views(2), {.batchSize = 40});
        loader.start(0);
        const auto batch = loader.next();
        QVERIFY(!torch::equal(batch->views[0], batch->views[1]));
    }

    void keepsBatchesThatAreStillHeld()
    {
        const auto data = images(96);
        BatchLoader loader(data, allOf(96), views(1), {.batchSize = 8, .threads = 2, .queued = 2});
        loader.start(0);
        std::vector<Batch> held;
        std::vector<torch::Tensor> copies;
        while (auto batch = loader.next()) {
            copies.push_back(batch->views[0].clone());
            held.push_back(std::move(*batch));
        }
        QCOMPARE(held.size(), 12u);
        for (std::size_t i = 0; i < held.size(); ++i)
            QVERIFY(torch::equal(held[i].views[0], copies[i]));
    }

    void usesMemoryAgain()
    {
        BatchLoader loader(images(96), allOf(96), views(1), {.batchSize = 8, .threads = 0});
        loader.start(0);
        std::set<void*> places;
        while (auto batch = loader.next())
            places.insert(batch->views[0].data_ptr());
        QCOMPARE_LE(places.size(), 2u);
    }

    void tensorsOutliveTheLoader()
    {
        torch::Tensor view, copy;
        {
            BatchLoader loader(images(20), allOf(20), views(1), {.batchSize = 4, .threads = 2});
            loader.start(0);
            view = loader.next()->views[0];
            copy = view.clone();
        }
        QVERIFY(torch::equal(view, copy));
    }

    void stopsAtABadImage_data()
    {
        QTest::addColumn<int>("threads");
        for (const int threads : {0, 2})
            QTest::addRow("%d threads", threads) << threads;
    }
    void stopsAtABadImage()
    {
        QFETCH(int, threads);
        BatchLoader loader(std::make_shared<DamagedSet>(20, std::set<std::int64_t>{9}), allOf(20), views(1), {.batchSize = 4, .shuffle = false, .threads = threads});
        for (int attempt = 0; attempt < 2; ++attempt) {
            loader.start(0);
            QVERIFY(loader.next() && loader.next()); // what comes before it is delivered
            for (int again = 0; again < 2; ++again) {
                const auto error = fixtures::errorOf([&] { loader.next(); });
                QCOMPARE(error.code, "bad-image");
                QCOMPARE(error.path, "folder/9.jpg");
            }
        }
        loader.start(0, 3);
        QCOMPARE(rest(loader).size(), 2u);
    }

    void skipsBadImages_data() { stopsAtABadImage_data(); }
    void skipsBadImages()
    {
        QFETCH(int, threads);
        BatchLoader loader(std::make_shared<DamagedSet>(12, std::set<std::int64_t>{4, 5, 11}), allOf(12), views(1),
            {.batchSize = 4, .shuffle = false, .threads = threads, .badImages = BadImages::Skip});
        for (const int epoch : {0, 1}) {
            loader.start(epoch);
            const auto batches = rest(loader);
            QCOMPARE(indicesOf(batches), (std::vector<std::int64_t>{0, 1, 2, 3, 6, 6, 6, 7, 8, 9, 10, 0}));
            QVERIFY(torch::equal(batches[1].views[0][0], batches[1].views[0][2]));
            QCOMPARE(batches[1].labels[0].item<std::int64_t>(), 1);
        }
        QCOMPARE(loader.skipped().size(), 3u);
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(fixtures::contains(loader.skipped()[i], (std::vector<std::string>{"folder/4.jpg", "folder/5.jpg", "folder/11.jpg"})[i]));
    }

    void givesUpWhereNoImageIsGood()
    {
        BatchLoader loader(std::make_shared<DamagedSet>(3, std::set<std::int64_t>{0, 1, 2}), allOf(3), views(1), {.batchSize = 2, .badImages = BadImages::Skip});
        loader.start(0);
        QCOMPARE(fixtures::errorOf([&] { loader.next(); }).code, "bad-image");
    }

    void endsWithAFullQueue()
    {
        const auto data = images(200);
        for (int round = 0; round < 50; ++round) {
            BatchLoader loader(data, allOf(200), views(1), {.batchSize = 4, .threads = 3, .queued = 1 + round % 3});
            if (round % 5 == 0)
                continue; // never started
            loader.start(round);
            for (int i = 0; i < round % 4; ++i)
                loader.next();
            if (round % 2)
                loader.start(round, 3);
        }
    }

    void measuresChannels()
    {
        // NumPy: a = np.frombuffer(bytes(range(36)) * 2, 'u1').reshape(-1, 3) / 255; a.mean(0), a.std(0)
        ResidentImages set{.name = "ramp", .height = 3, .width = 4, .channels = 3};
        for (int i = 0; i < 72; ++i)
            set.pixels.push_back(std::uint8_t(i % 36));
        set.labels = {0, 1};
        set.classNames = numberedClasses(2);
        const auto data = makeResident(set);
        const auto [mean, deviation] = channelStatistics(*data, allOf(2), 3);
        for (int c = 0; c < 3; ++c) {
            QVERIFY(std::abs(mean[std::size_t(c)] - (16.5 + c) / 255) < 1e-12);
            QVERIFY(std::abs(deviation[std::size_t(c)] - 10.35615758860399 / 255) < 1e-12);
        }
        const auto grey = channelStatistics(*data, {0}, 1);
        QCOMPARE(grey.first.size(), 1u);
        QVERIFY(std::abs(grey.first[0] - 17.4 / 255) < 0.5 / 255); // luma of (3i, 3i + 1, 3i + 2) is about 3i + 0.815
    }

    void measuresWhatIsGood()
    {
        const DamagedSet some(10, {0, 1}), none(2, {0, 1});
        const auto whole = images(10);
        QCOMPARE(channelStatistics(some, allOf(10), 3), channelStatistics(*whole, {2, 3, 4, 5, 6, 7, 8, 9}, 3));
        QCOMPARE(fixtures::errorOf([&] { channelStatistics(none, allOf(2), 3); }).code, "too-few-images");
        // At most so many, spread evenly.
        QCOMPARE(channelStatistics(*whole, allOf(10), 3, 5), channelStatistics(*whole, {0, 2, 4, 6, 8}, 3));
    }
};

QTEST_APPLESS_MAIN(TestBatches)
#include "tst_batches.moc"
