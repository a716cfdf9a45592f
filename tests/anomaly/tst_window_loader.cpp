#include <torch/types.h>

#include <set>

#include "anomaly/made_clips.h"
#include "anomaly/window_loader.h"

#include <QtTest>

using namespace transect;
using namespace transect::testing;

namespace {

std::shared_ptr<const WindowSet> windows()
{
    return std::make_shared<const WindowSet>(std::vector<ClipPtr>{clipOf({walker(1, 0, 40, 1), walker(2, 5, 60, 2)})}, WindowOptions{});
}

MotionEmbedder embedder()
{
    MotionPrior prior;
    prior.s = 0.05;
    return {fitted(prior, *windows()), Fusion::Divide};
}

std::vector<WindowBatch> epoch(WindowLoader& loader, std::int64_t number, std::int64_t first = 0)
{
    std::vector<WindowBatch> batches;
    loader.start(number, first);
    while (auto batch = loader.next())
        batches.push_back(std::move(*batch));
    return batches;
}

bool equal(const WindowBatch& one, const WindowBatch& other)
{
    return torch::equal(one.input, other.input) && torch::equal(one.target, other.target) && torch::equal(one.weights, other.weights);
}

} // namespace

class TestWindowLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasEveryWindowOnce()
    {
        const auto set = windows();
        WindowLoader loader(set, embedder(), {.batchSize = 16, .shuffle = false});
        const auto batches = epoch(loader, 0);
        QCOMPARE(std::int64_t(batches.size()), (set->size() + 15) / 16);
        std::int64_t window = 0;
        std::vector<float> input(8 * 4 * 2), target(input.size()), weights(8 * 4);
        for (const auto& batch : batches) {
            for (std::int64_t i = 0; i < batch.input.size(0); ++i, ++window) {
                fillSample(*set, window, embedder(), input, target, weights);
                QVERIFY(torch::equal(batch.input[i].flatten(), torch::tensor(input)));
                QVERIFY(torch::equal(batch.target[i].flatten(), torch::tensor(target)));
                QVERIFY(torch::equal(batch.weights[i].flatten(), torch::tensor(weights)));
            }
        }
        QCOMPARE(window, set->size());
        QVERIFY(!loader.next());
    }

    void batchesDependOnSeedEpochAndPositionAlone()
    {
        const WindowLoaderOptions options{.batchSize = 8, .dropLast = true, .maskRatio = 0.3, .seed = 4};
        auto without = options;
        without.threads = 0;
        WindowLoader loader(windows(), embedder(), options), other(windows(), embedder(), without);
        const auto third = epoch(loader, 3), again = epoch(other, 3), fourth = epoch(loader, 4), rest = epoch(other, 3, 2);
        QCOMPARE(third.size(), std::size_t(loader.batchesPerEpoch()));
        QCOMPARE(again.size(), third.size());
        QCOMPARE(rest.size(), third.size() - 2);
        for (std::size_t i = 0; i < third.size(); ++i)
            QVERIFY(equal(third[i], again[i]) && (i < 2 || equal(third[i], rest[i - 2])));
        QVERIFY(!equal(third[0], fourth[0]));
        QCOMPARE(third.back().input.size(0), std::int64_t(8));
    }

    void masksWholeJointsOfTheInputAlone()
    {
        WindowLoader loader(windows(), embedder(), {.batchSize = 64, .maskRatio = 0.15});
        std::int64_t hidden = 0, joints = 0;
        for (std::int64_t number = 0; number < 20; ++number) {
            for (const auto& batch : epoch(loader, number)) {
                const auto isZero = batch.input.eq(0);
                QVERIFY(torch::equal(isZero.select(3, 0), isZero.select(3, 1))); // no corner of a box lies on an axis of it
                hidden += isZero.select(3, 0).sum().item<std::int64_t>();
                joints += batch.weights.numel();
                QVERIFY(!batch.target.eq(0).any().item<bool>());
            }
        }
        QVERIFY(std::abs(double(hidden) / double(joints) - 0.15) < 0.01);
    }

    void anEpochCanBeLeftInTheMiddle()
    {
        WindowLoader loader(windows(), embedder(), {.batchSize = 4});
        loader.start(0);
        loader.next();
        loader.start(1);
        QVERIFY(loader.next());
    }
};

QTEST_APPLESS_MAIN(TestWindowLoader)
#include "tst_window_loader.moc"
