#include <torch/types.h>

#include "transfer/tall_matrix.h"

#include <QtTest>

using namespace transect;

class TestTallMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Sizes that are and are not multiples of what the kernels work in, and more classes than they take.
    void multipliesLikeTheGeneralProduct_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("dimension");
        QTest::addColumn<int>("classes");
        QTest::newRow("one") << 1 << 1 << 2;
        QTest::newRow("odd") << 333 << 37 << 5;
        QTest::newRow("even") << 1024 << 64 << 12;
        QTest::newRow("many rows") << 9001 << 24 << 10;
        QTest::newRow("wide") << 40 << 3000 << 3;
        QTest::newRow("many classes") << 200 << 50 << 60;
    }
    void multipliesLikeTheGeneralProduct()
    {
        QFETCH(int, rows);
        QFETCH(int, dimension);
        QFETCH(int, classes);
        torch::manual_seed(3);
        const auto x = torch::randn({rows, dimension});
        const TallMatrix matrix(x);
        const auto wide = x.to(torch::kFloat64);
        const auto weight = torch::randn({classes, dimension}, torch::kFloat64), residual = torch::randn({classes, rows}, torch::kFloat64);
        QVERIFY(torch::allclose(matrix.scores(weight), torch::mm(weight, wide.t()), 1e-12, 1e-10));
        QVERIFY(torch::allclose(matrix.transposedTimes(residual), torch::mm(residual, wide), 1e-12, 1e-10));
        QVERIFY(torch::equal(matrix.rows(), x));

        const auto probabilities = torch::softmax(torch::randn({classes, rows}, torch::kFloat64), 0), bias = torch::randn({classes}, torch::kFloat64);
        const auto scores = torch::addmm(bias.unsqueeze(1), weight, wide.t());
        const auto change = probabilities * (scores - (probabilities * scores).sum(0, true));
        const auto [found, foundBias] = matrix.curvature(probabilities.to(torch::kFloat32), weight.to(torch::kFloat32), bias.to(torch::kFloat32));
        const auto scale = change.abs().sum().item<double>();
        QVERIFY(torch::allclose(found.to(torch::kFloat64), torch::mm(change, wide), 1e-4, 1e-5 * scale));
        QVERIFY(torch::allclose(foundBias.to(torch::kFloat64), change.sum(1), 1e-4, 1e-5 * scale));
    }

    /// Sums do not depend on how many threads there are.
    void threadsChangeNothing()
    {
        torch::manual_seed(4);
        const TallMatrix matrix(torch::randn({5000, 40}));
        const auto residual = torch::randn({7, 5000}, torch::kFloat64);
        const auto threads = at::get_num_threads();
        at::set_num_threads(1);
        const auto one = matrix.transposedTimes(residual);
        at::set_num_threads(2);
        const auto two = matrix.transposedTimes(residual);
        at::set_num_threads(threads);
        QVERIFY(torch::equal(one, two));
    }
};

QTEST_GUILESS_MAIN(TestTallMatrix)
#include "tst_tall_matrix.moc"
