#include <torch/types.h>
#include <torch/utils.h>

#include "record/error_of.h"
#include "spectrum/spectrum.h"
#include "support/golden_set.h"

#include <QtTest>

#include "support/near.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

Moments momentsOf(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes)
{
    Moments moments(features.size(1), classes);
    for (std::int64_t i = 0; i < features.size(0); i += 37) {
        const auto rows = std::min<std::int64_t>(37, features.size(0) - i);
        moments.add(features.narrow(0, i, rows), labels.narrow(0, i, rows));
    }
    return moments;
}

Moments momentsOf(const torch::Tensor& features)
{
    return momentsOf(features, torch::zeros({features.size(0)}, torch::kInt64), 1);
}

/// n x d with orthonormal columns that each sum to 0.
torch::Tensor orthonormalColumns(std::int64_t n, std::int64_t d)
{
    torch::manual_seed(5);
    const auto random = torch::cat({torch::ones({n, 1}, torch::kFloat64), torch::randn({n, d}, torch::kFloat64)}, 1);
    return std::get<0>(torch::linalg_qr(random)).narrow(1, 1, d);
}

} // namespace

class TestSpectrum : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheGoldenSingularValues()
    {
        const GoldenSet golden;
        COMPARE_NEAR(golden.features[0][0].item<double>(), 0.812501224102, 1e-12);
        COMPARE_NEAR(golden.features[119][7].item<double>(), 0.410802849026, 1e-12);
        const auto spectrum = takeSpectrum(momentsOf(golden.features));
        const double expected[] = {10.4957101673, 6.8969800227, 4.1487751699, 2.6926664060, 2.0513989424, 1.5837592423, 1.2928436075, 1.1046230043};
        for (int i = 0; i < 8; ++i)
            COMPARE_NEAR(spectrum.sigmaUncentred[i].item<double>(), expected[i], 1e-9);
        COMPARE_NEAR(spectrum.sigmaCentred[0].item<double>(), 8.5901437729, 1e-9);
        COMPARE_NEAR(spectrum.sigmaCentred[7].item<double>(), 1.0152142341, 1e-9);
    }

    void givesTheGoldenComponents()
    {
        const GoldenSet golden;
        const auto spectrum = takeSpectrum(momentsOf(golden.features));
        QCOMPARE(componentsHolding(spectrum.sigmaUncentred, 0.8), 4);
        QCOMPARE(componentsHolding(spectrum.sigmaCentred, 0.8), 5);
        QCOMPARE(componentsHolding(spectrum.sigmaUncentred, 0.8, true), 2);
        QCOMPARE(componentsHolding(spectrum.sigmaCentred, 0.8, true), 2);
    }

    /// k depends on how many rows are decomposed at once: 2 to 4 of batches of 12 rows, 1 to 3 of batches of 4.
    void givesTheGoldenComponentsOfBatches_data()
    {
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("12") << 12 << 2 << 4;
        QTest::newRow("4") << 4 << 1 << 3;
    }
    void givesTheGoldenComponentsOfBatches()
    {
        QFETCH(int, batch);
        QFETCH(int, least);
        QFETCH(int, most);
        std::set<std::int64_t> found;
        for (const auto& rows : GoldenSet().features.split(batch))
            found.insert(componentsHolding(takeSpectrum(momentsOf(rows)).sigmaUncentred, 0.8));
        QCOMPARE(*found.begin(), least);
        QCOMPARE(*found.rbegin(), most);
    }

    void givesTheGoldenMeasures()
    {
        const GoldenSet golden;
        const auto moments = momentsOf(golden.features, golden.labels, 4);
        const auto spectrum = takeSpectrum(moments);
        COMPARE_NEAR(effectiveRank(spectrum.sigmaUncentred, 1e-7), 5.9550624058, 1e-9);
        COMPARE_NEAR(effectiveRank(spectrum.sigmaUncentred), 5.9550558253, 1e-9);
        COMPARE_NEAR(effectiveRank(spectrum.sigmaCentred), 6.0815159840, 1e-9);
        COMPARE_NEAR(effectiveRank(spectrum.sigmaCentred.square()), 3.1413826465, 1e-9);
        COMPARE_NEAR(participationRatio(spectrum.sigmaCentred), 2.1123536707, 1e-9);
        COMPARE_NEAR(neuralCollapse1(moments).value(), 3.3884500431, 1e-8);
    }

    void agreesWithNumPy_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("dimension");
        QTest::newRow("more rows than columns") << 300 << 40;
        QTest::newRow("more columns than rows") << 30 << 50;
        QTest::newRow("square") << 24 << 24;
    }
    void agreesWithNumPy()
    {
        QFETCH(int, rows);
        QFETCH(int, dimension);
        if (!hasPython())
            QSKIP("there is no .venv with NumPy");
        // X_ij = cos((i + 1)(j + 2)) / (1 + j / 4) + i mod 3: formed alike on both sides.
        const auto numbers = python(QStringLiteral(R"(
import sys, numpy
n, d = int(sys.argv[1]), int(sys.argv[2])
i, j = numpy.arange(n)[:, None], numpy.arange(d)[None]
x = numpy.cos((i + 1) * (j + 2)) / (1 + j / 4) + i % 3
print(*numpy.linalg.svd(x, compute_uv=False), *numpy.linalg.svd(x - x.mean(0), compute_uv=False))
y = numpy.arange(n) % 3
m = numpy.array([x[y == c].mean(0) for c in range(3)])
w = sum((x[y == c] - m[c]).T @ (x[y == c] - m[c]) for c in range(3)) / n
b = (m - x.mean(0)).T @ (m - x.mean(0)) / 3
print(numpy.trace(w @ numpy.linalg.pinv(b, rcond=1e-8)) / 3)
)"), {QString::number(rows), QString::number(dimension)});
        const auto i = torch::arange(rows, torch::kFloat64).unsqueeze(1), j = torch::arange(dimension, torch::kFloat64).unsqueeze(0);
        const auto features = torch::cos((i + 1) * (j + 2)) / (1 + j / 4) + i.remainder(3);
        const auto moments = momentsOf(features, torch::arange(rows, torch::kInt64).remainder(3), 3);
        const auto spectrum = takeSpectrum(moments);
        const int count = std::min(rows, dimension);
        QCOMPARE(spectrum.sigmaUncentred.size(0), count);
        QCOMPARE(numbers.size(), 2 * count + 1);
        for (int k = 0; k < count; ++k) {
            // The square root of the Gram matrix' rounding is what is left of a singular value of 0.
            COMPARE_NEAR(spectrum.sigmaUncentred[k].item<double>(), numbers[k], 1e-9 * numbers[0] + (numbers[k] < 1e-6 ? 1e-6 * numbers[0] : 0));
            COMPARE_NEAR(spectrum.sigmaCentred[k].item<double>(), numbers[count + k], 1e-9 * numbers[0] + (numbers[count + k] < 1e-6 ? 1e-6 * numbers[0] : 0));
        }
        COMPARE_NEAR(neuralCollapse1(moments).value(), numbers[2 * count], 1e-7 * numbers[2 * count]);
    }

    void reachesTheNoiseFloorOfFloat32()
    {
        // A spectrum over 7 decades: singular values from 1 to 1e-7 of the largest, features stored as float32.
        const auto sigma = torch::logspace(0, -7, 15, 10.0, torch::kFloat64);
        torch::manual_seed(2);
        const auto rotation = std::get<0>(torch::linalg_qr(torch::randn({15, 15}, torch::kFloat64)));
        const auto features = torch::mm(orthonormalColumns(400, 15) * sigma, rotation.t()).to(torch::kFloat32);
        const auto found = takeSpectrum(momentsOf(features)).sigmaCentred;
        const auto resolved = sigma.ge(1e-6);
        QCOMPARE_LE(((found / sigma - 1).abs() * resolved).max().item<double>(), 0.01);
    }

    /// Of many columns, whose roundings add up.
    void keepsOneInTwentyFiveMillions()
    {
        const auto sigma = torch::logspace(0, -8.5, 256, 10.0, torch::kFloat64);
        torch::manual_seed(3);
        const auto rotation = std::get<0>(torch::linalg_qr(torch::randn({256, 256}, torch::kFloat64)));
        const auto spectrum = takeSpectrum(momentsOf(torch::mm(orthonormalColumns(1024, 256) * sigma, rotation.t())));
        const auto kept = sigma.ge(4e-8).sum().item<std::int64_t>();
        for (const auto& found : {spectrum.sigmaCentred, spectrum.sigmaUncentred})
            QCOMPARE_LE((found / sigma - 1).abs().narrow(0, 0, kept).max().item<double>(), 0.01);
    }

    void vectorsDiagonaliseTheGramMatrix()
    {
        const GoldenSet golden;
        const auto spectrum = takeSpectrum(momentsOf(golden.features));
        const auto projected = torch::mm(golden.features, spectrum.vectors);
        const auto gram = torch::mm(projected.t(), projected);
        QVERIFY(torch::allclose(gram, torch::diag(spectrum.sigmaUncentred.square()), 0, 1e-10));
    }

    void orthonormalColumnsHaveFullRank()
    {
        const auto spectrum = takeSpectrum(momentsOf(orthonormalColumns(90, 7)));
        COMPARE_NEAR(effectiveRank(spectrum.sigmaUncentred, 1e-7), 7, 1e-4);
        COMPARE_NEAR(effectiveRank(spectrum.sigmaUncentred), 7, 1e-9);
        COMPARE_NEAR(participationRatio(spectrum.sigmaCentred), 7, 1e-9);
    }

    void effectiveRankOfHalvingValues()
    {
        COMPARE_NEAR(effectiveRank(torch::pow(2, -torch::arange(8, torch::kFloat64))), 3.8986668755, 1e-9);
    }

    void oneDirectionHasRankOne()
    {
        const auto features = torch::outer(torch::arange(1, 21, torch::kFloat64), torch::tensor({1.0, -2.0, 0.5}, torch::kFloat64));
        const auto spectrum = takeSpectrum(momentsOf(features));
        COMPARE_NEAR(effectiveRank(spectrum.sigmaUncentred), 1, 1e-5);
        COMPARE_NEAR(participationRatio(spectrum.sigmaCentred), 1, 1e-12);
        QCOMPARE(componentsHolding(spectrum.sigmaUncentred, 0.99), 1);
    }

    /// White noise: PR/d -> 1 / (1 + d/N), effective rank of sigma / d -> .96622 at d/N = 1/4.
    void whiteNoiseLosesRankAsTheTheorySays()
    {
        torch::manual_seed(0);
        const auto spectrum = takeSpectrum(momentsOf(torch::randn({1600, 400}, torch::kFloat64)));
        COMPARE_NEAR(participationRatio(spectrum.sigmaCentred) / 400, 0.8, 0.005);
        COMPARE_NEAR(effectiveRank(spectrum.sigmaUncentred) / 400, 0.96622, 0.002);
    }

    /// Simplex means of norm r with noise of variance s^2: s^2 (C - 1)^2 / (C r^2).
    void collapseOfASimplex()
    {
        torch::manual_seed(0);
        const int classes = 10, each = 2000;
        const auto simplex = (torch::eye(classes, torch::kFloat64) - 0.1) * std::sqrt(10.0 / 9.0);
        const auto labels = torch::arange(classes * each, torch::kInt64).remainder(classes);
        const auto features = simplex.index_select(0, labels) + 0.1 * torch::randn({classes * each, classes}, torch::kFloat64);
        COMPARE_NEAR(neuralCollapse1(momentsOf(features, labels, classes)).value(), 0.081, 0.001);
        COMPARE_NEAR(neuralCollapse1(momentsOf(simplex.index_select(0, labels), labels, classes)).value(), 0, 1e-12);
    }

    void collapseIgnoresClassesWithoutRows()
    {
        const GoldenSet golden;
        COMPARE_NEAR(neuralCollapse1(momentsOf(golden.features, golden.labels, 9)).value(), 3.3884500431, 1e-8);
    }

    void shareOfOneTakesAllAndZerosTakeNone()
    {
        const auto sigma = torch::tensor({3.0, 2.0, 1.0}, torch::kFloat64);
        QCOMPARE(componentsHolding(sigma, 0.5), 1);
        QCOMPARE(componentsHolding(sigma, 0.51), 2);
        QCOMPARE(componentsHolding(sigma, 5.0 / 6), 2);
        QCOMPARE(componentsHolding(sigma, 1), 3);
        QCOMPARE(componentsHolding(torch::zeros({3}, torch::kFloat64), 0.8), 0);
    }

    /// 0.1 and 1e5 / 3 have no exact mean: rounding alone must not become a rank.
    void constantFeaturesHaveNoRank_data()
    {
        QTest::addColumn<double>("value");
        for (const double value : {0.0, 2.5, 0.1, 1e5 / 3})
            QTest::addRow("%g", value) << value;
    }
    void constantFeaturesHaveNoRank()
    {
        QFETCH(double, value);
        const auto constant = momentsOf(torch::full({110, 4}, value, torch::kFloat64), torch::arange(110, torch::kInt64).remainder(2), 2);
        const auto spectrum = takeSpectrum(constant);
        COMPARE_NEAR(spectrum.sigmaUncentred[0].item<double>(), value * std::sqrt(440.0), 1e-9 * value);
        QCOMPARE(spectrum.sigmaCentred.max().item<double>(), 0.0);
        QCOMPARE(participationRatio(spectrum.sigmaCentred), 0.0);
        QCOMPARE(effectiveRank(spectrum.sigmaCentred, 1e-7), 0.0);
        QVERIFY(!neuralCollapse1(constant));
    }

    void whatIsNotThereIsNotNegative()
    {
        const GoldenSet golden;
        const auto twice = takeSpectrum(momentsOf(torch::cat({golden.features, golden.features, torch::zeros({120, 4}, torch::kFloat64)}, 1)));
        QVERIFY(!twice.sigmaUncentred.signbit().any().item<bool>() && !twice.sigmaCentred.signbit().any().item<bool>());
    }

    void fewRowsHaveDefinedMeasures()
    {
        const GoldenSet golden;
        QVERIFY(!neuralCollapse1(momentsOf(golden.features))); // one class
        const auto one = takeSpectrum(momentsOf(golden.features.narrow(0, 0, 1)));
        QCOMPARE(one.sigmaUncentred.size(0), 1);
        COMPARE_NEAR(one.sigmaUncentred[0].item<double>(), golden.features[0].norm().item<double>(), 1e-12);
        COMPARE_NEAR(one.sigmaCentred[0].item<double>(), 0, 1e-12);
        QCOMPARE(errorOf([] { takeSpectrum(Moments(3, 2)); }).code, "too-few-rows");
    }

    void recordHoldsTheNumbers()
    {
        const GoldenSet golden;
        const auto moments = momentsOf(golden.features, golden.labels, 4);
        const auto spectrum = takeSpectrum(moments);
        auto record = toRecord(spectrum, moments, "target:golden", 0.8, 3);
        QCOMPARE(record.features, "target:golden");
        QCOMPARE(record.n, 120);
        QCOMPARE(record.dimension, 8);
        QCOMPARE(record.k, 4);
        QCOMPARE(record.kCentred, 5);
        QCOMPARE(record.kSquared, 2);
        QCOMPARE(record.kSquaredCentred, 2);
        QCOMPARE(record.vectorCount(), 3);
        COMPARE_NEAR(record.vectors[3 * 5 + 2], spectrum.vectors[5][2].item<double>(), 0);
        COMPARE_NEAR(record.measures.at("rankme"), 5.9550624058, 1e-9);
        COMPARE_NEAR(record.measures.at("participation_ratio"), 2.1123536707, 1e-9);
        COMPARE_NEAR(record.measures.at("nc1"), 3.3884500431, 1e-8);
        COMPARE_NEAR(record.measures.at("effective_rank_lambda"), 3.1413826465, 1e-9);
        COMPARE_NEAR(record.measures.at("stable_rank"), 1.7410978505, 1e-9);
        COMPARE_NEAR(record.measures.at("alpha_req"), 2.0395115300, 1e-9);
        COMPARE_NEAR(record.measures.at("alpha_req_r2"), 0.9998581355, 1e-9);
        COMPARE_NEAR(record.measures.at("nc2_norm_cv"), 0.3097036083, 1e-9);
        COMPARE_NEAR(record.measures.at("nc2_angle"), 0.5563017533, 1e-9);
        COMPARE_NEAR(record.measures.at("nc2_etf"), 0.7989033048, 1e-9);
        COMPARE_NEAR(record.measures.at("h_score"), 0.9781279194, 1e-9);
        COMPARE_NEAR(record.measures.at("logme"), -0.5192289653, 1e-9);
        QCOMPARE(toRecord(spectrum, momentsOf(golden.features), "f", 0.8, 100).vectorCount(), 8);
        const auto oneClass = toRecord(spectrum, momentsOf(golden.features), "f", 0.8, 0).measures;
        for (const auto* name : {"nc1", "nc2_etf", "h_score", "logme"})
            QVERIFY(!oneClass.contains(name));
        // What is beyond all bounds cannot be kept.
        const auto collapsed = momentsOf(torch::eye(4, torch::kFloat64).index_select(0, golden.labels), golden.labels, 4);
        QVERIFY(!toRecord(takeSpectrum(collapsed), collapsed, "f", 0.8, 0).measures.contains("logme"));
    }
};

QTEST_GUILESS_MAIN(TestSpectrum)
#include "tst_spectrum.moc"
