#include <torch/types.h>
#include <torch/utils.h>

#include "made_features.h"
#include "spectrum/measures_of_moments.h"
#include "support/golden_set.h"

#include <QtTest>

#include "support/near.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

torch::Tensor lambdaOf(const Moments& moments)
{
    return covarianceEigenvalues(takeSpectrum(moments).sigmaCentred, moments.count(), moments.dimension());
}

/// C x C: means of norm 1 at equal angles.
torch::Tensor simplex(std::int64_t classes)
{
    return (torch::eye(classes, torch::kFloat64) - 1.0 / double(classes)) * std::sqrt(double(classes) / double(classes - 1));
}

} // namespace

class TestMeasuresOfMoments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheGoldenMeasures()
    {
        const GoldenSet golden;
        const auto moments = momentsOf(golden.features, golden.labels, 4);
        const auto lambda = lambdaOf(moments);
        COMPARE_NEAR(alphaReq(lambda, {1, 8}, false)->alpha, 2.0469419052, 1e-9);
        COMPARE_NEAR(alphaReq(lambda, {1, 8})->alpha, 2.0395115300, 1e-9);
        const auto distance = neuralCollapse2(moments).value();
        COMPARE_NEAR(distance.normVariation, 0.3097036083, 1e-9);
        COMPARE_NEAR(distance.angle, 0.55630175334207, 1e-9);
        COMPARE_NEAR(distance.etf, 0.7989033048, 1e-9);
        COMPARE_NEAR(withinBetweenRatio(moments).value(), 5.5570211984, 1e-8);
        COMPARE_NEAR(hScore(moments).value(), 0.9781279194, 1e-9);
    }

    void agreesWithNumPy()
    {
        if (!hasPython())
            QSKIP("there is no .venv with NumPy");
        const MadeFeatures made(400, 24, 5);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(static_cast<const char*>(made.features.data_ptr()), 400 * 24 * 8);
        file.flush();
        const auto numbers = python(QStringLiteral(R"(
import sys, numpy as np
x = np.fromfile(sys.argv[1]).reshape(400, 24); y = np.arange(400) % 5
s = np.linalg.svd(x, compute_uv=False); print((s ** 2).sum() / s[0] ** 2)
l = np.linalg.eigvalsh(np.cov(x.T, bias=True))[::-1][2:20]
i = np.arange(3, 21)
line, (residual,) = np.polyfit(-np.log(i), np.log(l), 1, w=i ** -0.5, full=True)[:2]
v = np.average((np.log(l) - np.average(np.log(l), weights=1 / i)) ** 2, weights=1 / i) * (1 / i).sum()
print(line[0], 1 - residual / v)
m = np.array([x[y == c].mean(0) for c in range(5)]) - x.mean(0); n = np.linalg.norm(m, axis=1)
c = m @ m.T / np.outer(n, n)
print(n.std() / n.mean(), np.abs(c[~np.eye(5, dtype=bool)] + 1 / 4).mean())
g = m @ m.T; e = np.eye(5) - 1 / 5
print(np.linalg.norm(g / np.linalg.norm(g) - e / np.linalg.norm(e)))
print(np.trace(np.linalg.inv(np.cov(x.T)) @ np.cov(m[y].T)))
)"), {file.fileName()});
        QCOMPARE(numbers.size(), 7);
        const auto spectrum = takeSpectrum(made.moments);
        COMPARE_NEAR(stableRank(spectrum.sigmaUncentred), numbers[0], 1e-9);
        const auto fit = alphaReq(lambdaOf(made.moments), {3, 20}).value();
        COMPARE_NEAR(fit.alpha, numbers[1], 1e-9);
        COMPARE_NEAR(fit.r2, numbers[2], 1e-9);
        QCOMPARE(fit.range.first, 3);
        QCOMPARE(fit.range.last, 20);
        const auto distance = neuralCollapse2(made.moments).value();
        COMPARE_NEAR(distance.normVariation, numbers[3], 1e-9);
        COMPARE_NEAR(distance.angle, numbers[4], 1e-9);
        COMPARE_NEAR(distance.etf, numbers[5], 1e-9);
        COMPARE_NEAR(hScore(made.moments).value(), numbers[6], 1e-9);
    }

    void stableRankOfKnownValues()
    {
        COMPARE_NEAR(stableRank(torch::tensor({2.0, 1.0, 1.0}, torch::kFloat64)), 1.5, 1e-15);
        QCOMPARE(stableRank(torch::ones({7}, torch::kFloat64)), 7.0);
        QCOMPARE(stableRank(torch::zeros({3}, torch::kFloat64)), 0.0);
    }

    /// lambda_i = 3 i^-1.5 is a line, whatever the range and the weights.
    void alphaOfAPowerLawIsItsExponent()
    {
        const auto lambda = 3 * torch::arange(1, 201, torch::kFloat64).pow(-1.5);
        for (const auto& range : {RankRange{1, 200}, RankRange{6, 100}, RankRange{150, 500}}) {
            for (const bool isWeighted : {true, false}) {
                const auto fit = alphaReq(lambda, range, isWeighted).value();
                COMPARE_NEAR(fit.alpha, 1.5, 1e-10);
                COMPARE_NEAR(fit.r2, 1, 1e-12);
                QCOMPARE(fit.range.last, std::min<std::int64_t>(range.last, 200));
            }
        }
        QVERIFY(!alphaReq(lambda, {199, 300}));
        const auto flat = alphaReq(torch::ones({9}, torch::kFloat64), {1, 9}).value();
        QCOMPARE(flat.alpha, 0.0);
        QCOMPARE(flat.r2, 1.0);
    }

    void theRangeIsTheReferencesWhereItFits()
    {
        QCOMPARE(rangeOfAlphaReq(1000, 512).first, 6);
        QCOMPARE(rangeOfAlphaReq(1000, 512).last, 100);
        QCOMPARE(rangeOfAlphaReq(1000, 64).first, 1);
        QCOMPARE(rangeOfAlphaReq(1000, 64).last, 64);
        QCOMPARE(rangeOfAlphaReq(50, 512).last, 50);
    }

    /// A power law through the rounding of directions that are not there would be a number of nothing.
    void duplicateColumnsAreNoEigenvalues()
    {
        const MadeFeatures made(300, 10, 3);
        const auto twice = torch::cat({made.features, made.features, torch::full({300, 3}, 0.1, torch::kFloat64)}, 1);
        const auto once = lambdaOf(made.moments), doubled = lambdaOf(momentsOf(twice, made.labels, 3));
        QCOMPARE(doubled.size(0), 10);
        QVERIFY(torch::allclose(doubled, 2 * once, 1e-10));
        COMPARE_NEAR(hScore(momentsOf(twice, made.labels, 3)).value(), hScore(made.moments).value(), 1e-8);
    }

    void aSimplexHasNoDistance()
    {
        const auto labels = torch::arange(60, torch::kInt64).remainder(6);
        const auto moments = momentsOf(simplex(6).index_select(0, labels) + 5, labels, 6);
        const auto distance = neuralCollapse2(moments).value();
        COMPARE_NEAR(distance.normVariation, 0, 1e-12);
        COMPARE_NEAR(distance.angle, 0, 1e-12);
        COMPARE_NEAR(distance.etf, 0, 1e-12);
        COMPARE_NEAR(withinBetweenRatio(moments).value(), 0, 1e-12);
    }

    /// White noise about a simplex of norm r: tr Sigma_W / tr Sigma_B = s^2 d / r^2.
    void ratioOfANoisySimplex()
    {
        torch::manual_seed(0);
        const auto labels = torch::arange(20000, torch::kInt64).remainder(10);
        const auto features = simplex(10).index_select(0, labels) + 0.1 * torch::randn({20000, 10}, torch::kFloat64);
        COMPARE_NEAR(withinBetweenRatio(momentsOf(features, labels, 10)).value(), 0.1, 0.002);
    }

    /// Labels of chance score d (C - 1) / (n - 1); labels that the features tell score C - 1.
    void hScoreHasItsFloorAndCeiling()
    {
        torch::manual_seed(0);
        const auto noise = torch::randn({1000, 50}, torch::kFloat64);
        double sum = 0;
        for (int i = 0; i < 10; ++i)
            sum += hScore(momentsOf(noise, torch::randint(10, {1000}, torch::kInt64), 10)).value();
        COMPARE_NEAR(sum / 10, 50 * 9 / 999.0, 0.03);
        const auto labels = torch::arange(1000, torch::kInt64).remainder(10);
        COMPARE_NEAR(hScore(momentsOf(simplex(10).index_select(0, labels), labels, 10)).value(), 9, 1e-9);
    }

    void classesWithoutRowsDoNotCount()
    {
        const GoldenSet golden;
        const auto moments = momentsOf(golden.features, golden.labels * 2, 9);
        COMPARE_NEAR(neuralCollapse2(moments)->etf, 0.7989033048, 1e-9);
        COMPARE_NEAR(withinBetweenRatio(moments).value(), 5.5570211984, 1e-8);
        COMPARE_NEAR(hScore(moments).value(), 0.9781279194, 1e-9);
    }

    void aClassOfOneRowCounts()
    {
        const MadeFeatures made(200, 6, 2);
        auto labels = made.labels.clone();
        labels[17] = 2;
        const auto moments = momentsOf(made.features, labels, 3);
        QVERIFY(neuralCollapse2(moments)->etf > 0);
        QVERIFY(withinBetweenRatio(moments).value() > 0);
        const auto score = hScore(moments).value();
        QVERIFY(score > hScore(made.moments).value() && score < 2);
    }

    void nothingToTellApartHasNoMeasure()
    {
        const GoldenSet golden;
        const auto oneClass = momentsOf(golden.features, torch::zeros_like(golden.labels), 1);
        QVERIFY(!neuralCollapse2(oneClass) && !withinBetweenRatio(oneClass) && !hScore(oneClass));
        for (const double value : {0.0, 0.1, 1e5 / 3}) {
            const auto constant = momentsOf(torch::full({120, 8}, value, torch::kFloat64), golden.labels, 4);
            QVERIFY(!neuralCollapse2(constant) && !withinBetweenRatio(constant));
            QCOMPARE(hScore(constant).value(), 0.0);
            QCOMPARE(lambdaOf(constant).size(0), 0);
            QVERIFY(!alphaReq(lambdaOf(constant), {1, 8}));
        }
        // A mean in the middle has no angle.
        const auto line = torch::tensor({-1.0, 0.0, 1.0}, torch::kFloat64).repeat({4}).unsqueeze(1);
        const auto moments = momentsOf(line, torch::arange(12, torch::kInt64).remainder(3), 3);
        QVERIFY(!neuralCollapse2(moments));
        QVERIFY(withinBetweenRatio(moments));
    }

    /// n <= d + 1 rows can be told apart by any labels.
    void tooFewRowsHaveNoHScore()
    {
        QVERIFY(!hScore(MadeFeatures(20, 30, 4).moments));
        QVERIFY(!hScore(MadeFeatures(31, 30, 4).moments));
        QVERIFY(hScore(MadeFeatures(32, 30, 4).moments));
    }
};

QTEST_GUILESS_MAIN(TestMeasuresOfMoments)
#include "tst_measures_of_moments.moc"
