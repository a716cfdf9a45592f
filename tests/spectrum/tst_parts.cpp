#include <torch/types.h>

#include "record/error_of.h"
#include "spectrum/parts.h"
#include "support/golden_set.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;
using namespace transect::testing;

namespace {

double lengthOf(const torch::Tensor& tensor)
{
    return tensor.to(torch::kFloat64).norm().item<double>();
}

} // namespace

class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutTheGoldenSet()
    {
        const auto features = GoldenSet().features;
        const FeatureParts parts(features, 0.8, false);
        QCOMPARE(parts.k(), 4);
        COMPARE_NEAR(lengthOf(parts.residual(features)) / lengthOf(features), 0.2238189554, 1e-7);
        QCOMPARE(FeatureParts(features, 0.8, true).k(), 2);
    }

    /// F_m F_r' = 0 for all rows, F_m' F_r = 0 for the rows that they were fitted on only.
    void areOrthogonal()
    {
        const auto features = GoldenSet().features;
        const auto fitted = features.narrow(0, 0, 80), others = features.narrow(0, 80, 40);
        const FeatureParts parts(fitted, 0.8, false);
        const auto crossOf = [&](const torch::Tensor& rows, bool overRows) {
            const auto main = parts.main(rows).to(torch::kFloat64), residual = parts.residual(rows).to(torch::kFloat64);
            return lengthOf(overRows ? torch::mm(main.t(), residual) : torch::mm(main, residual.t()));
        };
        QCOMPARE_LE(crossOf(fitted, false), 1e-4);
        QCOMPARE_LE(crossOf(others, false), 1e-4);
        QCOMPARE_LE(crossOf(fitted, true), 1e-4);
        QCOMPARE_GE(crossOf(others, true), 0.01);
    }

    void addUpToTheFeatures()
    {
        const auto features = GoldenSet().features.to(torch::kFloat32);
        const FeatureParts parts(features, 0.8, false);
        QCOMPARE_LE((parts.main(features) + parts.residual(features) - features).abs().max().item<double>(), 1e-6);
    }

    void ofFixedSize_data()
    {
        QTest::addColumn<int>("k");
        for (const int k : {0, 1, 5, 8})
            QTest::addRow("%d", k) << k;
    }
    void ofFixedSize()
    {
        QFETCH(int, k);
        const auto features = GoldenSet().features;
        const FeatureParts parts(features, k);
        QCOMPARE(parts.k(), k);
        const auto sigma = torch::linalg_svdvals(features);
        const double rest = sigma.narrow(0, k, 8 - k).norm().item<double>();
        COMPARE_NEAR(lengthOf(parts.residual(features)), rest, 1e-5);
    }

    void ofFewerRowsThanColumns()
    {
        const auto features = GoldenSet().features;
        const FeatureParts parts(features.narrow(0, 0, 5), 1.0, false);
        QCOMPARE_LE(parts.k(), 5);
        QCOMPARE_LE(lengthOf(parts.residual(features.narrow(0, 0, 5))), 1e-5);
    }

    void areFloat32AndFinite()
    {
        const auto zeros = torch::zeros({6, 3}, torch::kFloat32);
        const FeatureParts parts(zeros, 0.8, false);
        QCOMPARE(parts.k(), 0);
        QVERIFY(torch::equal(parts.main(zeros), zeros));
        QVERIFY(torch::equal(parts.residual(zeros), zeros));
        auto broken = zeros.clone();
        broken[0][0] = std::nan("");
        QCOMPARE(errorOf([&] { FeatureParts(broken, 0.8, false); }).code, "bad-features");
    }
};

QTEST_GUILESS_MAIN(TestParts)
#include "tst_parts.moc"
