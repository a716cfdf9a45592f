#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "record/error_of.h"
#include "spectrum/weight_spectrum.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;

class TestWeightSpectrum : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// lambda_i = (i / 100)^(-1 / 1.5), i = 1 to 100.
    void givesTheGoldenTail()
    {
        const auto eigenvalues = (torch::arange(1, 101, torch::kFloat64) / 100).pow(-1 / 1.5).flip(0);
        const auto tail = fitPowerLawTail(eigenvalues).value();
        COMPARE_NEAR(tail.alpha, 2.5499447526, 1e-9);
        COMPARE_NEAR(tail.lambdaMin, 1, 1e-12);
        COMPARE_NEAR(tail.distance, 0.0120483637, 1e-9);
        QCOMPARE(tail.count, 100);
        COMPARE_NEAR(tail.standardError, (tail.alpha - 1) / 10, 1e-12);
        COMPARE_NEAR(fitPowerLawTail(eigenvalues * 7)->alpha, tail.alpha, 1e-9);
    }

    /// Below its beginning the law does not hold, and what lies there is left out.
    void findsWhereTheTailBegins()
    {
        const auto tail = (torch::arange(1, 401, torch::kFloat64) / 400).pow(-1 / 1.8).flip(0);
        const auto body = torch::linspace(0.5, 0.999, 300, torch::kFloat64);
        const auto found = fitPowerLawTail(torch::cat({body, tail})).value();
        COMPARE_NEAR(found.alpha, 2.8, 0.1);
        COMPARE_NEAR(found.lambdaMin, 1, 0.05);
    }

    void poolsTheSlicesOfAConvolution()
    {
        torch::manual_seed(1);
        const auto weight = torch::randn({5, 7, 2, 3}, torch::kFloat64);
        const auto found = weightEigenvalues(weight);
        QCOMPARE(found.size(0), 5 * 6);
        COMPARE_NEAR(found.sum().item<double>(), weight.square().sum().item<double>(), 1e-9);
        const auto slice = weight.select(3, 2).select(2, 1);
        const auto largest = torch::linalg_eigvalsh(torch::mm(slice, slice.t()))[-1].item<double>();
        COMPARE_NEAR((found - largest).abs().min().item<double>(), 0, 1e-9);
        QVERIFY(found.diff().ge(0).all().item<bool>());
        QCOMPARE(weightEigenvalues(torch::randn({4, 9})).size(0), 4);
    }

    void leavesOutWhatIsNotThere()
    {
        const auto row = torch::randn({1, 6}, torch::kFloat64);
        QCOMPARE(weightEigenvalues(row.repeat({5, 1})).size(0), 1);
        QCOMPARE(weightEigenvalues(torch::zeros({5, 6})).size(0), 0);
        QVERIFY(!fitPowerLawTail(weightEigenvalues(torch::zeros({60, 60}))));
    }

    void fewOrEqualEigenvaluesHaveNoTail()
    {
        const auto eigenvalues = torch::arange(1, 50, torch::kFloat64);
        QVERIFY(!fitPowerLawTail(eigenvalues));
        QVERIFY(fitPowerLawTail(eigenvalues, 49));
        QVERIFY(!fitPowerLawTail(torch::ones({60}, torch::kFloat64)));
        QVERIFY(!fitPowerLawTail(torch::ones({1}, torch::kFloat64), 1));
    }

    void refusesWhatIsNoLayer()
    {
        QCOMPARE(errorOf([] { weightEigenvalues(torch::zeros({5})); }).code, "bad-weights");
        QCOMPARE(errorOf([] { weightEigenvalues(torch::zeros({0, 5})); }).code, "bad-weights");
        QCOMPARE(errorOf([] { weightEigenvalues(torch::full({3, 3}, NAN)); }).code, "bad-weights");
    }
};

QTEST_GUILESS_MAIN(TestWeightSpectrum)
#include "tst_weight_spectrum.moc"
