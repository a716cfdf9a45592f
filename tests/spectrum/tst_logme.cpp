#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>
#include <numbers>

#include "made_features.h"
#include "spectrum/logme.h"
#include "support/golden_set.h"

#include <QtTest>

#include "support/near.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

std::optional<double> logMeOf(const Moments& moments, LogMeStop stop = LogMeStop::Converged)
{
    return logMe(takeSpectrum(moments), moments, stop);
}

double logMeOf(const torch::Tensor& features, const torch::Tensor& labels, std::int64_t classes)
{
    return logMeOf(momentsOf(features, labels, classes)).value();
}

/// The log evidence per row of t ~ N(0, I / beta).
double ofNoise(double share)
{
    return -0.5 * (1 + std::log(2 * std::numbers::pi * share));
}

} // namespace

class TestLogMe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheGoldenValues()
    {
        const GoldenSet golden;
        const auto moments = momentsOf(golden.features, golden.labels, 4);
        COMPARE_NEAR(logMeOf(moments).value(), -0.5192289653, 1e-9);
        COMPARE_NEAR(logMeOf(moments, LogMeStop::OnePercent).value(), -0.5192291026, 1e-9);
    }

    /// The evidence as the density of a Gaussian, n x n, made largest by a general optimiser.
    void agreesWithScipy_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("dimension");
        QTest::newRow("more rows than columns") << 60 << 7;
        QTest::newRow("more columns than rows") << 24 << 40;
        QTest::newRow("square") << 20 << 20;
    }
    void agreesWithScipy()
    {
        QFETCH(int, rows);
        QFETCH(int, dimension);
        if (!hasPython())
            QSKIP("there is no .venv with SciPy");
        const MadeFeatures made(rows, dimension, 3);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(static_cast<const char*>(made.features.data_ptr()), qint64(rows) * dimension * 8);
        file.flush();
        const auto numbers = python(QStringLiteral(R"(
import sys, numpy as np
from scipy.optimize import minimize
n, d = int(sys.argv[2]), int(sys.argv[3])
x = np.fromfile(sys.argv[1]).reshape(n, d); k = x @ x.T
def best(t):
    def loss(p):
        c = np.exp(p[0]) * k + np.exp(p[1]) * np.eye(n)
        return 0.5 * (np.linalg.slogdet(c)[1] + t @ np.linalg.solve(c, t) + n * np.log(2 * np.pi)) / n
    return -min((minimize(loss, start, method='Nelder-Mead', options={'xatol': 1e-9, 'fatol': 1e-13, 'maxiter': 4000}).fun for start in ([-3, -2], [0, -2], [-6, -1])))
print(np.mean([best((np.arange(n) % 3 == c) * 1.0) for c in range(3)]))
)"), {file.fileName(), QString::number(rows), QString::number(dimension)});
        QCOMPARE(numbers.size(), 1);
        COMPARE_NEAR(logMeOf(made.moments).value(), numbers[0], 1e-8);
    }

    void ofOrthonormalColumns()
    {
        // One direction, t half in it: s = 1, x^2 = 2, |t|^2 = 4, n = 8. The evidence is largest where d/dr of
        // n ln(q) + ln(1 + 1/r) is 0, q = x^2 r / (1 + r) + 2: found here on a fine grid.
        const double h = 1 / std::sqrt(8.0);
        const auto column = h * torch::tensor({1, 1, 1, 1, 1, 1, 1, 1}, torch::kFloat64).unsqueeze(1);
        const auto labels = torch::tensor({0, 0, 0, 0, 1, 1, 1, 1}, torch::kInt64);
        double best = -1e300;
        for (double ln = -12; ln < 12; ln += 1e-4) {
            const double r = std::exp(ln), q = 2 * r / (1 + r) + 2;
            best = std::max(best, -0.5 * (1 + std::log(2 * std::numbers::pi * q / 8)) - 0.5 * std::log1p(1 / r) / 8);
        }
        COMPARE_NEAR(logMeOf(column, labels, 2), best, 1e-8);
    }

    void scaleAndRotationDoNotMatter()
    {
        const MadeFeatures made(150, 12, 4);
        const auto expected = logMeOf(made.moments).value();
        const auto rotation = std::get<0>(torch::linalg_qr(torch::randn({12, 12}, torch::kFloat64)));
        COMPARE_NEAR(logMeOf(torch::mm(made.features, rotation), made.labels, 4), expected, 1e-10);
        COMPARE_NEAR(logMeOf(made.features * 1e4, made.labels, 4), expected, 1e-8);
        COMPARE_NEAR(logMeOf(made.features * 1e-3, made.labels, 4), expected, 1e-8);
    }

    void betterFeaturesScoreHigher()
    {
        const MadeFeatures made(300, 8, 4);
        torch::manual_seed(3);
        const auto noise = torch::randn({300, 8}, torch::kFloat64);
        QVERIFY(logMeOf(made.moments).value() > logMeOf(noise, made.labels, 4) + 0.05);
    }

    void duplicateAndConstantZeroColumnsChangeLittle()
    {
        const MadeFeatures made(150, 6, 3);
        const auto twice = torch::cat({made.features, made.features, torch::zeros({150, 2}, torch::kFloat64)}, 1);
        COMPARE_NEAR(logMeOf(twice, made.labels, 3), logMeOf(made.moments).value(), 1e-8);
    }

    void classesWithoutRowsDoNotCount()
    {
        const GoldenSet golden;
        COMPARE_NEAR(logMeOf(golden.features, golden.labels * 2, 9), -0.5192289653, 1e-9);
    }

    void theLimits()
    {
        const GoldenSet golden;
        // Nothing is explained: zeros, and columns at right angles to each target.
        COMPARE_NEAR(logMeOf(torch::zeros({120, 3}, torch::kFloat64), golden.labels, 4), ofNoise(0.25), 1e-12);
        const auto within = torch::tensor({1.0, 1.0, -1.0, -1.0}, torch::kFloat64).repeat({30}).unsqueeze(1);
        COMPARE_NEAR(logMeOf(within, torch::tensor({0, 1}, torch::kInt64).repeat({60}), 2), ofNoise(0.5), 1e-12);
        // All is explained by fewer directions than rows.
        QVERIFY(std::isinf(logMeOf(torch::eye(4, torch::kFloat64).index_select(0, golden.labels), golden.labels, 4)));
        QVERIFY(logMeOf(torch::eye(4, torch::kFloat64).index_select(0, golden.labels), golden.labels, 4) > 0);
        QVERIFY(std::isinf(logMeOf(momentsOf(torch::eye(4, torch::kFloat32).index_select(0, golden.labels) / 3, golden.labels, 4), LogMeStop::OnePercent).value()));
        // One class.
        QVERIFY(!logMeOf(momentsOf(golden.features, torch::zeros_like(golden.labels), 1)));
        QVERIFY(!logMeOf(momentsOf(golden.features, torch::zeros_like(golden.labels), 5)));
        // A class of one row.
        auto labels = golden.labels.clone();
        labels[5] = 4;
        QVERIFY(std::isfinite(logMeOf(golden.features, labels, 5)));
    }
};

QTEST_GUILESS_MAIN(TestLogMe)
#include "tst_logme.moc"
