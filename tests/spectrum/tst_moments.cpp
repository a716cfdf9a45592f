#include <torch/types.h>
#include <torch/utils.h>

#include "record/error_of.h"
#include "spectrum/moments.h"
#include "support/golden_set.h"

#include <QtTest>

using namespace transect;
using namespace transect::testing;

namespace {

Moments momentsOf(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes, std::int64_t batch = 0)
{
    Moments moments(features.size(1), classes);
    const auto rows = features.split(batch > 0 ? batch : features.size(0));
    const auto names = labels.split(batch > 0 ? batch : features.size(0));
    for (std::size_t i = 0; i < rows.size(); ++i)
        moments.add(rows[i], names[i]);
    return moments;
}

/// The largest difference as a share of the largest entry.
double distance(const torch::Tensor& found, const torch::Tensor& expected)
{
    return ((found - expected).abs().max() / expected.abs().max()).item<double>();
}

torch::Tensor scatterOf(const torch::Tensor& features)
{
    const auto centred = features - features.mean(0);
    return torch::mm(centred.t(), centred);
}

} // namespace

class TestMoments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfTheWholeMatrix_data()
    {
        QTest::addColumn<int>("batch");
        for (const int batch : {0, 1, 7, 64, 120})
            QTest::addRow("batches of %d", batch) << batch;
    }
    void areThoseOfTheWholeMatrix()
    {
        QFETCH(int, batch);
        const GoldenSet golden;
        const auto moments = momentsOf(golden.features, golden.labels, 4, batch);
        QCOMPARE(moments.count(), 120);
        QCOMPARE(moments.dimension(), 8);
        QCOMPARE_LE(distance(moments.mean(), golden.features.mean(0)), 1e-14);
        QCOMPARE_LE(distance(moments.gram(), torch::mm(golden.features.t(), golden.features)), 1e-13);
        QCOMPARE_LE(distance(moments.centredScatter(), scatterOf(golden.features)), 1e-13);
    }

    void centreClassMeans()
    {
        const GoldenSet golden;
        const auto moments = momentsOf(golden.features, golden.labels, 4, 11);
        QVERIFY(torch::equal(moments.classCounts(), torch::full({4}, 30.0, torch::kFloat64)));
        for (int c = 0; c < 4; ++c) {
            const auto expected = golden.features.index({golden.labels.eq(c)}).mean(0) - golden.features.mean(0);
            QCOMPARE_LE(distance(moments.centredClassMeans()[c], expected), 1e-13);
        }
    }

    void leaveMeansOfEmptyClassesAtZero()
    {
        const GoldenSet golden;
        const auto moments = momentsOf(golden.features, golden.labels, 6);
        QVERIFY(torch::equal(moments.classCounts().narrow(0, 4, 2), torch::zeros({2}, torch::kFloat64)));
        QVERIFY(torch::equal(moments.centredClassMeans().narrow(0, 4, 2), torch::zeros({2, 8}, torch::kFloat64)));
    }

    void mergeAsIfTheRowsHadBeenAdded()
    {
        const GoldenSet golden;
        auto first = momentsOf(golden.features.narrow(0, 0, 50), golden.labels.narrow(0, 0, 50), 4);
        first.merge(momentsOf(golden.features.narrow(0, 50, 70), golden.labels.narrow(0, 50, 70), 4, 9));
        const auto whole = momentsOf(golden.features, golden.labels, 4);
        QCOMPARE(first.count(), 120);
        QCOMPARE_LE(distance(first.gram(), whole.gram()), 1e-13);
        QCOMPARE_LE(distance(first.centredScatter(), whole.centredScatter()), 1e-13);
        QCOMPARE_LE(distance(first.centredClassMeans(), whole.centredClassMeans()), 1e-12);
    }

    void mergeWithNothing()
    {
        const GoldenSet golden;
        const auto whole = momentsOf(golden.features, golden.labels, 4);
        auto left = whole;
        left.merge(Moments(8, 4));
        QVERIFY(torch::equal(left.gram(), whole.gram()));
        Moments right(8, 4);
        right.merge(whole);
        QCOMPARE_LE(distance(right.centredScatter(), whole.centredScatter()), 1e-14);
    }

    /// A merged copy must not share its sums with the original.
    void doNotChangeWhatTheyWereMergedFrom()
    {
        const GoldenSet golden;
        const auto source = momentsOf(golden.features, golden.labels, 4);
        const auto before = source.centredScatter().clone();
        Moments target(8, 4);
        target.merge(source);
        target.add(golden.features, golden.labels);
        QVERIFY(torch::equal(source.centredScatter(), before));
    }

    /// E[xx'] - mu mu' loses the smallest eigenvalues altogether at an offset of 1e4.
    void centreFarFromZero_data()
    {
        QTest::addColumn<double>("offset");
        QTest::addColumn<bool>("merged");
        for (const double offset : {100.0, 1e4, 1e6}) {
            QTest::addRow("offset %g", offset) << offset << false;
            QTest::addRow("offset %g, merged", offset) << offset << true;
        }
    }
    void centreFarFromZero()
    {
        QFETCH(double, offset);
        QFETCH(bool, merged);
        torch::manual_seed(1);
        const auto spread = torch::logspace(0, -3, 12, 10.0, torch::kFloat64);
        const auto features = torch::randn({500, 12}, torch::kFloat64) * spread + offset;
        const auto labels = torch::arange(500, torch::kInt64).remainder(3);
        auto moments = momentsOf(features.narrow(0, 0, 200), labels.narrow(0, 0, 200), 3, 32);
        if (merged)
            moments.merge(momentsOf(features.narrow(0, 200, 300), labels.narrow(0, 200, 300), 3, 32));
        else
            moments.add(features.narrow(0, 200, 300), labels.narrow(0, 200, 300));
        const auto found = torch::linalg_eigvalsh(moments.centredScatter());
        const auto expected = torch::linalg_eigvalsh(scatterOf(features));
        // The rounding of the features themselves: offset * 1e-16 against deviations of 1e-3.
        QCOMPARE_LE(((found - expected).abs() / expected).max().item<double>(), 1e-9 + offset * 1e-12);
    }

    void takeFeaturesOfFloat32()
    {
        const GoldenSet golden;
        const auto features = golden.features.to(torch::kFloat32);
        const auto expected = scatterOf(features.to(torch::kFloat64));
        QCOMPARE_LE(distance(momentsOf(features, golden.labels, 4, 16).centredScatter(), expected), 1e-13);
        QVERIFY(torch::equal(features, golden.features.to(torch::kFloat32))); // the caller's rows are left alone
    }

    void leaveTheCallersRowsAlone()
    {
        const GoldenSet golden;
        const auto before = golden.features.clone();
        momentsOf(golden.features, golden.labels, 4);
        QVERIFY(torch::equal(golden.features, before));
    }

    void refuseBadRows_data()
    {
        QTest::addColumn<int>("fault");
        const char* names[] = {"not a number", "infinite", "another dimension", "a label short", "label too large", "label below 0", "one row as a vector"};
        for (int i = 0; i < 7; ++i)
            QTest::newRow(names[i]) << i;
    }
    void refuseBadRows()
    {
        QFETCH(int, fault);
        GoldenSet golden;
        auto features = golden.features, labels = golden.labels;
        if (fault == 0)
            features[3][2] = std::nan("");
        else if (fault == 1)
            features[3][2] = -INFINITY;
        else if (fault == 2)
            features = features.narrow(1, 0, 7);
        else if (fault == 3)
            labels = labels.narrow(0, 0, 119);
        else if (fault == 4)
            labels[5] = 4;
        else if (fault == 5)
            labels[5] = -1;
        else
            features = features[0];
        Moments moments(8, 4);
        QCOMPARE(errorOf([&] { moments.add(features, labels); }).code, "bad-features");
        QCOMPARE(moments.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMoments)
#include "tst_moments.moc"
