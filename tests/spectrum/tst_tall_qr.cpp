#include <torch/types.h>

#include "record/error_of.h"
#include "spectrum/tall_qr.h"
#include "support/golden_set.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;
using namespace transect::testing;

namespace {

TallQr of(const torch::Tensor& features, std::int64_t batch)
{
    TallQr qr(features.size(1));
    for (const auto& rows : features.split(batch))
        qr.add(rows);
    return qr;
}

double worst(const torch::Tensor& found, const torch::Tensor& expected)
{
    return ((found - expected).abs() / expected).max().item<double>();
}

/// n x d with the singular values given.
torch::Tensor withSigma(std::int64_t n, const torch::Tensor& sigma)
{
    torch::manual_seed(5);
    const auto left = std::get<0>(torch::linalg_qr(torch::randn({n, sigma.size(0)}, torch::kFloat64)));
    const auto right = std::get<0>(torch::linalg_qr(torch::randn({sigma.size(0), sigma.size(0)}, torch::kFloat64)));
    return torch::mm(left * sigma, right.t());
}

} // namespace

class TestTallQr : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheGoldenValues_data()
    {
        QTest::addColumn<int>("batch");
        for (const int batch : {1, 7, 27, 120})
            QTest::addRow("batches of %d", batch) << batch;
    }
    void givesTheGoldenValues()
    {
        QFETCH(int, batch);
        const auto spectrum = takeSpectrum(of(GoldenSet().features, batch));
        QCOMPARE(spectrum.n, 120);
        COMPARE_NEAR(spectrum.sigmaUncentred[0].item<double>(), 10.4957101673, 1e-9);
        COMPARE_NEAR(spectrum.sigmaUncentred[7].item<double>(), 1.1046230043, 1e-9);
        COMPARE_NEAR(spectrum.sigmaCentred[0].item<double>(), 8.5901437729, 1e-9);
        COMPARE_NEAR(spectrum.sigmaCentred[7].item<double>(), 1.0152142341, 1e-9);
        // The same subspaces as from the moments.
        Moments moments(8, 1);
        moments.add(GoldenSet().features, torch::zeros({120}, torch::kInt64));
        const auto overlap = torch::mm(spectrum.vectors.t(), takeSpectrum(moments).vectors).abs();
        QVERIFY(torch::allclose(overlap, torch::eye(8, torch::kFloat64), 0, 1e-7));
    }

    /// X'X keeps 1 % down to 4e-8 of the largest value, this all of them.
    void keepsSmallValues()
    {
        const auto sigma = torch::logspace(0, -12, 40, 10, torch::kFloat64);
        const auto features = withSigma(400, sigma);
        QCOMPARE_LE(worst(takeSpectrum(of(features, 100)).sigmaUncentred, sigma), 1e-3);
        Moments moments(40, 1);
        moments.add(features, torch::zeros({400}, torch::kInt64));
        const auto byMoments = takeSpectrum(moments).sigmaUncentred;
        QCOMPARE_GE(worst(byMoments, sigma), 1e-2);
        const auto kept = sigma.ge(4e-8).sum().item<std::int64_t>();
        QCOMPARE_LE(worst(byMoments.narrow(0, 0, kept), sigma.narrow(0, 0, kept)), 1e-2);
    }

    void centresFarFromZero()
    {
        const auto features = withSigma(400, torch::logspace(0, -6, 10, 10, torch::kFloat64));
        const auto expected = torch::linalg_svdvals(features - features.mean(0));
        QCOMPARE_LE(worst(takeSpectrum(of(features + 1e3, 64)).sigmaCentred, expected), 1e-4);
    }

    void mergesAsIfOne()
    {
        const auto features = GoldenSet().features;
        auto first = of(features.narrow(0, 0, 50), 20);
        first.merge(of(features.narrow(0, 50, 70), 70));
        QCOMPARE(first.count(), 120);
        QVERIFY(torch::allclose(takeSpectrum(first).sigmaCentred, takeSpectrum(of(features, 120)).sigmaCentred, 1e-12));
    }

    void ofFewerRowsThanColumns()
    {
        const auto features = GoldenSet().features.narrow(0, 0, 5);
        const auto spectrum = takeSpectrum(of(features, 5));
        QCOMPARE(spectrum.sigmaUncentred.size(0), 5);
        QCOMPARE(spectrum.sigmaCentred.size(0), 5);
        QVERIFY(torch::allclose(spectrum.sigmaUncentred, torch::linalg_svdvals(features), 1e-12));
        QCOMPARE_LE(spectrum.sigmaCentred[4].item<double>(), 1e-12);
        QCOMPARE(spectrum.vectors.size(1), 5);
        QCOMPARE(takeSpectrum(of(features.narrow(0, 0, 1), 1)).sigmaCentred[0].item<double>(), 0.0);
    }

    void refuses()
    {
        QCOMPARE(errorOf([] { takeSpectrum(TallQr(3)); }).code, "too-few-rows");
        QCOMPARE(errorOf([] { of(torch::full({2, 3}, NAN), 2); }).code, "bad-features");
        QCOMPARE(errorOf([] { TallQr(4).add(torch::zeros({2, 3})); }).code, "bad-features");
    }
};

QTEST_GUILESS_MAIN(TestTallQr)
#include "tst_tall_qr.moc"
