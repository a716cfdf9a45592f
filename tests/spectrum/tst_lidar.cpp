#include <torch/types.h>
#include <torch/utils.h>

#include "made_features.h"
#include "record/error_of.h"
#include "spectrum/lidar.h"
#include "support/golden_set.h"

#include <QtTest>

#include "support/near.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

double lidarOf(const torch::Tensor& features, std::int64_t views, double delta = 1e-4)
{
    const auto samples = features.size(0) / views;
    return lidar(momentsOf(features, sampleLabels(samples, views), samples), delta);
}

} // namespace

class TestLidar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheGoldenValue()
    {
        COMPARE_NEAR(lidarOf(GoldenSet().features, 4), 3.3471282738, 1e-8);
    }

    void agreesWithNumPy_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("views");
        QTest::addColumn<int>("dimension");
        QTest::newRow("many samples") << 60 << 5 << 12;
        QTest::newRow("more dimensions than samples") << 9 << 7 << 20;
    }
    void agreesWithNumPy()
    {
        QFETCH(int, samples);
        QFETCH(int, views);
        QFETCH(int, dimension);
        if (!hasPython())
            QSKIP("there is no .venv with SciPy");
        const MadeFeatures made(samples * views, dimension, 3);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(static_cast<const char*>(made.features.data_ptr()), qint64(samples) * views * dimension * 8);
        file.flush();
        const auto numbers = python(QStringLiteral(R"(
import sys, numpy as np, scipy.linalg
n, q, d = map(int, sys.argv[2:])
x = np.fromfile(sys.argv[1]).reshape(n, q, d); m = x.mean(1)
b = np.cov(m.T, bias=True)
w = np.einsum('nqi,nqj->ij', x - m[:, None], x - m[:, None]) / (n * q)
l = np.maximum(scipy.linalg.eigh(b, w + 0.01 * np.eye(d), eigvals_only=True), 1e-300); p = l / l.sum()
print(np.exp(-(p * np.log(p)).sum()))
)"), {file.fileName(), QString::number(samples), QString::number(views), QString::number(dimension)});
        QCOMPARE(numbers.size(), 1);
        COMPARE_NEAR(lidarOf(made.features, views, 0.01), numbers[0], 1e-8);
    }

    void equalMeansHaveNoRankAndOneDirectionHasOne()
    {
        const auto views = torch::tensor({{1.0, 0.0}, {-1.0, 0.0}}, torch::kFloat64);
        QCOMPARE(lidarOf(views.repeat({6, 1}), 2), 0.0);
        QCOMPARE(lidarOf(torch::zeros({12, 3}, torch::kFloat64), 2), 0.0);
        const auto means = torch::outer(torch::arange(6, torch::kFloat64).repeat_interleave(2), torch::tensor({1.0, 2.0}, torch::kFloat64));
        COMPARE_NEAR(lidarOf(views.repeat({6, 1}) + means, 2), 1, 1e-6);
    }

    void refusesGroupsThatAreNone()
    {
        const GoldenSet golden;
        QCOMPARE(errorOf([&] { lidarOf(golden.features, 120); }).code, "bad-groups");
        QCOMPARE(errorOf([&] { lidarOf(golden.features, 1); }).code, "bad-groups");
        QCOMPARE(errorOf([&] { lidar(momentsOf(golden.features, golden.labels.clamp_max(2), 3)); }).code, "bad-groups");
        QCOMPARE(errorOf([&] { lidar(momentsOf(golden.features, golden.labels, 5)); }).code, "bad-groups");
    }
};

QTEST_GUILESS_MAIN(TestLidar)
#include "tst_lidar.moc"
