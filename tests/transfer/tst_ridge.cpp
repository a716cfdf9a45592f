#include <torch/types.h>

#include "record/error_of.h"
#include "spectrum/parts.h"
#include "support/golden_set.h"
#include "transfer/probe.h"
#include "transfer/ridge.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;
using namespace transect::testing;

class TestRidge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// scikit-learn's Ridge(alpha = 1) on one-hot labels: the squared error and the accuracy on the features and their parts.
    void givesTheGoldenErrors_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<double>("squaredError");
        QTest::addColumn<double>("share");
        QTest::newRow("full") << "full" << 62.35538971 << 0.775;
        QTest::newRow("main") << "main" << 73.02787504 << 0.5917;
        QTest::newRow("residual") << "residual" << 77.49461590 << 0.5083;
    }
    void givesTheGoldenErrors()
    {
        QFETCH(QString, part);
        QFETCH(double, squaredError);
        QFETCH(double, share);
        const GoldenSet golden;
        const FeatureParts parts(golden.features, 4);
        const auto rows = part == "full" ? golden.features : part == "main" ? torch::mm(golden.features, parts.mainAxes()) : torch::mm(golden.features, parts.residualAxes());
        const auto fit = fitRidgePath(rows, golden.labels, 4, {1.0}).front();
        COMPARE_NEAR(fit.squaredError, squaredError, 1e-6);
        const auto scores = torch::addmm(fit.bias, rows, fit.weight.t());
        COMPARE_NEAR(scoreBy(ProbeMetric::Accuracy, scores, golden.labels), share, 5e-5);
    }

    /// The normal equations hold for every penalty: (X'X + lambda) W' = X'Y of centred X and Y.
    void solvesTheNormalEquations()
    {
        const GoldenSet golden;
        const auto centred = golden.features - golden.features.mean(0);
        const auto targets = torch::one_hot(golden.labels, 4).to(torch::kFloat64);
        for (const auto& fit : fitRidgePath(golden.features, golden.labels, 4, {1e3, 1, 1e-6})) {
            const auto left = torch::mm(torch::mm(centred.t(), centred) + fit.lambda * torch::eye(8, torch::kFloat64), fit.weight.t());
            QVERIFY(torch::allclose(left, torch::mm(centred.t(), targets), 0, 1e-9));
            const auto rest = torch::addmm(fit.bias, golden.features, fit.weight.t()) - targets;
            COMPARE_NEAR(rest.sum().item<double>(), 0, 1e-9);
            COMPARE_NEAR(rest.square().sum().item<double>(), fit.squaredError, 1e-8);
        }
    }

    void refusesBadInput()
    {
        const GoldenSet golden;
        QCOMPARE(errorOf([&] { fitRidgePath(golden.features, golden.labels, 3, {1.0}); }).code, "bad-features");
        QCOMPARE(errorOf([&] { fitRidgePath(golden.features, golden.labels, 4, {0.0}); }).code, "bad-lambda");
    }
};

QTEST_GUILESS_MAIN(TestRidge)
#include "tst_ridge.moc"
