#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "made_features.h"
#include "record/error_of.h"
#include "spectrum/measures_of_features.h"
#include "support/golden_set.h"

#include <QtTest>

#include "support/near.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

torch::Tensor simplex(std::int64_t classes)
{
    return torch::eye(classes, torch::kFloat64) - 1.0 / double(classes);
}

} // namespace

class TestMeasuresOfFeatures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheGoldenMeasures()
    {
        const GoldenSet golden;
        const auto& x = golden.features;
        COMPARE_NEAR(leep(x.softmax(1), golden.labels, 4), -1.3715856198, 1e-9);
        COMPARE_NEAR(negativeConditionalEntropy(x.argmax(1), 8, golden.labels, 4), -1.1509272347, 1e-9);
        COMPARE_NEAR(linearCka(x, x * x).value(), 0.4550632577, 1e-9);
        COMPARE_NEAR(debiasedLinearCka(x, x * x).value(), 0.4478729529, 1e-9);
        COMPARE_NEAR(linearCka(x, x.clamp_min(0)).value(), 0.9031561280, 1e-9);
    }

    /// The numbers of the demonstration that defines the measure (RandomState(1337)).
    void agreesWithThePublishedAlignment()
    {
        if (!hasPython())
            QSKIP("there is no .venv with NumPy");
        const auto numbers = python(QStringLiteral(R"(
import numpy as np
r = np.random.RandomState(1337); x = r.randn(100, 10); y = r.randn(100, 10) + x
print(*x.flatten(), *y.flatten())
)"));
        QCOMPARE(numbers.size(), 2000);
        auto both = torch::tensor(std::vector<double>(numbers.begin(), numbers.end()), torch::kFloat64).view({2, 100, 10});
        COMPARE_NEAR(linearCka(both[0], both[1]).value(), 0.5576132566, 1e-9);
        COMPARE_NEAR(debiasedLinearCka(both[0], both[1]).value(), 0.5134564895, 1e-9);
    }

    void alignmentIgnoresRotationScaleAndShift()
    {
        const MadeFeatures made(90, 7, 3);
        torch::manual_seed(4);
        const auto rotation = std::get<0>(torch::linalg_qr(torch::randn({7, 7}, torch::kFloat64)));
        const auto moved = -3 * torch::mm(made.features, rotation) + 100;
        COMPARE_NEAR(linearCka(made.features, moved).value(), 1, 1e-12);
        COMPARE_NEAR(debiasedLinearCka(made.features, moved).value(), 1, 1e-10);
    }

    /// Independent features: d / (n + d), and 0 without the bias; few rows take the way of the small product.
    void alignmentOfIndependentFeatures()
    {
        torch::manual_seed(0);
        const auto x = torch::randn({1000, 500}, torch::kFloat64), y = torch::randn({1000, 500}, torch::kFloat64);
        COMPARE_NEAR(linearCka(x, y).value(), 1 / 3.0, 0.005);
        COMPARE_NEAR(debiasedLinearCka(x, y).value(), 0, 0.01);
        const auto few = x.narrow(0, 0, 40), others = y.narrow(0, 0, 40);
        const auto wide = torch::mm(few.sub(few.mean(0)).t(), others.sub(others.mean(0))).square().sum().item<double>();
        const auto norm = [](const torch::Tensor& z) { return torch::mm(z.sub(z.mean(0)).t(), z.sub(z.mean(0))).norm().item<double>(); };
        COMPARE_NEAR(linearCka(few, others).value(), wide / norm(few) / norm(others), 1e-10);
    }

    void alignmentOfWhatHasNone()
    {
        const auto constant = torch::full({10, 3}, 0.1, torch::kFloat64);
        const auto other = GoldenSet().features.narrow(0, 0, 10);
        QVERIFY(!linearCka(constant, other) && !debiasedLinearCka(other, constant));
        QCOMPARE(errorOf([&] { linearCka(other, constant.narrow(0, 0, 9)); }).code, "bad-features");
        QCOMPARE(errorOf([&] { linearCka(other, torch::full({10, 2}, NAN)); }).code, "bad-features");
        QCOMPARE(errorOf([&] { debiasedLinearCka(other.narrow(0, 0, 3), other.narrow(0, 0, 3)); }).code, "too-few-rows");
    }

    void sourceHeadsThatTellAllOrNothing()
    {
        const auto labels = torch::tensor({0, 1, 2, 0, 1, 0}, torch::kInt64);
        const auto perfect = torch::eye(5, torch::kFloat64).index_select(0, labels + 2); // source classes 0 and 1 have no weight
        COMPARE_NEAR(leep(perfect, labels, 3), 0, 1e-12);
        COMPARE_NEAR(negativeConditionalEntropy(labels + 2, 5, labels, 3), 0, 1e-12);
        const double entropy = -(0.5 * std::log(0.5) + std::log(1 / 3.0) / 3 + std::log(1 / 6.0) / 6);
        COMPARE_NEAR(leep(torch::full({6, 4}, 0.25), labels, 3), -entropy, 1e-7);
        COMPARE_NEAR(negativeConditionalEntropy(torch::zeros({6}, torch::kInt64), 1, labels, 3), -entropy, 1e-12);
    }

    void refusesWhatIsNoProbability()
    {
        const auto labels = torch::tensor({0, 1}, torch::kInt64);
        QCOMPARE(errorOf([&] { leep(torch::tensor({{0.5, 0.4}, {0.5, 0.5}}), labels, 2); }).code, "bad-probabilities");
        QCOMPARE(errorOf([&] { leep(torch::tensor({{1.5, -0.5}, {0.5, 0.5}}), labels, 2); }).code, "bad-probabilities");
        QCOMPARE(errorOf([&] { leep(torch::full({2, 2}, NAN), labels, 2); }).code, "bad-probabilities");
        QCOMPARE(errorOf([&] { leep(torch::full({2, 2}, 0.5), labels, 1); }).code, "bad-labels");
        QCOMPARE(errorOf([&] { leep(torch::full({3, 2}, 0.5), labels, 2); }).code, "bad-labels");
        QCOMPARE(errorOf([&] { negativeConditionalEntropy(labels, 1, labels, 2); }).code, "bad-labels");
    }

    void classifiersThatPointToTheMeans()
    {
        COMPARE_NEAR(neuralCollapse3(simplex(5) * 3, simplex(5)).value(), 0, 1e-12);
        const auto exchanged = simplex(2).index_select(0, torch::tensor({1, 0}, torch::kInt64));
        COMPARE_NEAR(neuralCollapse3(exchanged, simplex(2)).value(), 2, 1e-12);
        QVERIFY(!neuralCollapse3(torch::zeros({3, 3}), simplex(3)));
        QCOMPARE(errorOf([] { neuralCollapse3(torch::ones({3, 4}), simplex(3)); }).code, "bad-weights");
        QCOMPARE(errorOf([] { neuralCollapse3(torch::ones({1, 4}), torch::ones({1, 4})); }).code, "bad-weights");
    }

    void alignmentOfAClassifierAgreesWithNumPy()
    {
        if (!hasPython())
            QSKIP("there is no .venv with scikit-learn");
        const GoldenSet golden;
        const auto numbers = python(QStringLiteral(R"(
import numpy as np
i = np.arange(120)[:, None]; j = np.arange(8)[None]; y = np.arange(120) % 4
x = 0.3 + (np.sin(0.1 * (i + 1) * (j + 1)) + 0.5 * np.cos(0.3 * (y[:, None] + 1) * (j + 2))) / (j + 1)
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import NearestCentroid
f = LogisticRegression(C=1, tol=1e-10, max_iter=10000).fit(x, y)
m = np.array([x[y == c].mean(0) for c in range(4)])
p = f.coef_ @ (m - x.mean(0)).T; e = (np.eye(4) - 1 / 4) / np.sqrt(3)
print(np.linalg.norm(p / np.linalg.norm(p) - e), (NearestCentroid().fit(x, y).predict(x) != f.predict(x)).sum(), *f.coef_.flatten(), *f.intercept_)
)"));
        QCOMPARE(numbers.size(), 2 + 32 + 4);
        const auto head = torch::tensor(std::vector<double>(numbers.begin() + 2, numbers.end()), torch::kFloat64);
        const auto weight = head.narrow(0, 0, 32).view({4, 8}), bias = head.narrow(0, 32, 4);
        const auto moments = momentsOf(golden.features, golden.labels, 4);
        COMPARE_NEAR(neuralCollapse3(weight, moments.centredClassMeans()).value(), numbers[0], 1e-9);
        QCOMPARE(nearestMeanDisagreements(golden.features, moments.centredClassMeans() + moments.mean(), weight, bias), std::int64_t(numbers[1]));
        QVERIFY(numbers[1] > 0);
    }

    void nearestMeansThatAgree()
    {
        // w = 2 m, b = -|m|^2 is the classifier of the nearest mean.
        const MadeFeatures made(200, 5, 4);
        const auto means = made.moments.centredClassMeans() + made.moments.mean();
        const auto bias = -means.square().sum(1);
        QCOMPARE(nearestMeanDisagreements(made.features, means, 2 * means, bias), 0);
        QCOMPARE(nearestMeanDisagreements(made.features + 1e6, means + 1e6, 2 * means, bias - 2e6 * means.sum(1)), 0);
        auto turned = bias.clone();
        turned[1] = 1e9;
        const auto others = nearestMeanDisagreements(made.features, means, 2 * means, turned);
        const auto nearest = torch::cdist(made.features, means).argmin(1);
        QCOMPARE(others, nearest.ne(1).sum().item<std::int64_t>());
        QCOMPARE(errorOf([&] { nearestMeanDisagreements(made.features, means, means, bias.narrow(0, 0, 2)); }).code, "bad-weights");
    }
};

QTEST_GUILESS_MAIN(TestMeasuresOfFeatures)
#include "tst_measures_of_features.moc"
