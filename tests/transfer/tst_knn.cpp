#include <torch/types.h>
#include <torch/utils.h>

#include "record/error_of.h"
#include "support/golden_set.h"
#include "transfer/knn.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;
using namespace transect::testing;

namespace {

double score(const torch::Tensor& predicted, const torch::Tensor& labels)
{
    return predicted.eq(labels).to(torch::kFloat64).mean().item<double>();
}

LabelledFeatures rows(const GoldenSet& golden, std::int64_t first, std::int64_t count)
{
    return {golden.features.narrow(0, first, count), golden.labels.narrow(0, first, count)};
}

} // namespace

class TestKnn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheGoldenScores()
    {
        const GoldenSet golden;
        const auto test = rows(golden, 80, 40);
        const auto found = nearestNeighbours(rows(golden, 0, 80), test.features, 4, {5, 1});
        COMPARE_NEAR(score(found[0], test.labels), 0.925, 1e-12);
        COMPARE_NEAR(score(found[1], test.labels), 0.975, 1e-12);
    }

    /// One near neighbour outweighs two far ones when the temperature is low, and not when it is high.
    void nearNeighboursWeighMore()
    {
        const LabelledFeatures train{torch::tensor({{1.0f, 0.1f}, {1.0f, 1.0f}, {1.0f, 1.1f}}), torch::tensor({1, 0, 0}, torch::kInt64)};
        const auto test = torch::tensor({{1.0f, 0.0f}});
        QCOMPARE(nearestNeighbours(train, test, 2, {3}, 0.07)[0].item<std::int64_t>(), 1);
        QCOMPARE(nearestNeighbours(train, test, 2, {3}, 10)[0].item<std::int64_t>(), 0);
    }

    void lengthOfRowsIsOfNoMatter()
    {
        const GoldenSet golden;
        const auto train = rows(golden, 0, 80), test = rows(golden, 80, 40);
        const auto scaled = train.features * torch::linspace(0.01, 100, 80, torch::kFloat64).unsqueeze(1);
        QVERIFY(torch::equal(nearestNeighbours({scaled, train.labels}, test.features * 7, 4, {5})[0], nearestNeighbours(train, test.features, 4, {5})[0]));
    }

    /// Enough test rows for several blocks: each row's answer is that of the row alone.
    void blocksAreOfNoMatter()
    {
        torch::manual_seed(0);
        const LabelledFeatures train{torch::randn({40000, 3}), torch::randint(5, {40000}, torch::kInt64)};
        const auto test = torch::randn({1000, 3});
        const auto all = nearestNeighbours(train, test, 5, {1, 10})[1];
        QCOMPARE(all.size(0), 1000);
        for (const std::int64_t i : {0, 418, 419, 420, 999})
            QCOMPARE(all[i].item<std::int64_t>(), nearestNeighbours(train, test.narrow(0, i, 1), 5, {10})[0].item<std::int64_t>());
    }

    void zerosAndEmptyTestsHaveAnswers()
    {
        const LabelledFeatures train{torch::eye(3), torch::tensor({2, 1, 1}, torch::kInt64)};
        QCOMPARE(nearestNeighbours(train, torch::zeros({1, 3}), 3, {3})[0].item<std::int64_t>(), 1);
        QCOMPARE(nearestNeighbours(train, torch::zeros({0, 3}), 3, {1, 2})[1].size(0), 0);
        QVERIFY(nearestNeighbours(train, torch::eye(3), 3, {}).empty());
    }

    void refusesBadInput()
    {
        const GoldenSet golden;
        const auto train = rows(golden, 0, 80);
        const auto test = golden.features.narrow(0, 80, 40);
        const auto code = [&](const LabelledFeatures& from, const torch::Tensor& to, std::vector<std::int64_t> ks, double temperature = 0.07) {
            return errorOf([&] { nearestNeighbours(from, to, 4, ks, temperature); }).code;
        };
        QCOMPARE(code(train, test, {0}), "bad-neighbours");
        QCOMPARE(code(train, test, {5, 81}), "bad-neighbours");
        QCOMPARE(code(train, test, {5}, 0), "bad-neighbours");
        QCOMPARE(code(train, test.narrow(1, 0, 7), {5}), "bad-features");
        QCOMPARE(code({train.features, train.labels + 1}, test, {5}), "bad-features");
        QCOMPARE(code({train.features, train.labels.narrow(0, 0, 79)}, test, {5}), "bad-features");
        QCOMPARE(code({train.features.narrow(0, 0, 0), train.labels.narrow(0, 0, 0)}, test, {5}), "bad-features");
        auto broken = test.clone();
        broken[0][0] = std::nan("");
        QCOMPARE(code(train, broken, {5}), "bad-features");
    }
};

QTEST_GUILESS_MAIN(TestKnn)
#include "tst_knn.moc"
