#include <torch/nn/functional/loss.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "record/error_of.h"
#include "support/golden_set.h"
#include "transfer/logistic_regression.h"
#include "transfer/probe.h"

#include <QtTest>

#include "support/near.h"
#include "support/python.h"

using namespace transect;
using namespace transect::testing;

namespace {

constexpr LogisticOptions tight{1e-15, 200};

torch::Tensor scoresOf(const LogisticFit& fit, const torch::Tensor& features)
{
    return torch::addmm(fit.bias, features.to(torch::kFloat64), fit.weight.t());
}

double lossOf(const LogisticFit& fit, const torch::Tensor& features, const torch::Tensor& labels)
{
    return torch::nn::functional::cross_entropy(scoresOf(fit, features), labels, torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kSum)).item<double>();
}

/// The gradient of lambda/2 |W|^2 + sum of losses at the fit, in the features as they were given.
std::pair<torch::Tensor, torch::Tensor> gradientOf(const LogisticFit& fit, const torch::Tensor& features, const torch::Tensor& labels)
{
    const auto residual = torch::softmax(scoresOf(fit, features), 1) - torch::one_hot(labels, fit.bias.size(0)).to(torch::kFloat64);
    return {torch::mm(residual.t(), features.to(torch::kFloat64)) + fit.lambda * fit.weight, residual.sum(0)};
}

double accuracyOf(const LogisticFit& fit, const torch::Tensor& features, const torch::Tensor& labels)
{
    return scoresOf(fit, features).argmax(1).eq(labels).to(torch::kFloat64).mean().item<double>();
}

/// Rectified mixtures of `classes` with a decaying spectrum; `gap` separates the classes.
std::pair<torch::Tensor, torch::Tensor> mixture(std::int64_t rows, std::int64_t dimension, std::int64_t classes, double gap)
{
    torch::manual_seed(11);
    const auto spread = torch::arange(1, dimension + 1, torch::kFloat64).pow(-0.75);
    const auto labels = torch::arange(rows, torch::kInt64).remainder(classes);
    const auto means = torch::randn({classes, dimension}, torch::kFloat64) * spread * gap;
    const auto mixing = std::get<0>(torch::linalg_qr(torch::randn({dimension, dimension}, torch::kFloat64)));
    const auto latent = means.index_select(0, labels) + torch::randn({rows, dimension}, torch::kFloat64) * spread;
    return {torch::relu(torch::mm(latent, mixing) * 3).to(torch::kFloat32), labels};
}

std::vector<double> penalties(double from, double to, int count)
{
    return logarithmicGrid(from, to, count);
}

} // namespace

class TestLogisticRegression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// scikit-learn's LogisticRegression with C = 1 on the golden set; loss and norm by its newton-cholesky with tol 1e-12
    /// (they move to first order with what a looser tolerance leaves, the objective to second).
    void equalsTheGoldenFit()
    {
        const GoldenSet golden;
        const auto fit = fitLogisticPath(golden.features, golden.labels, 4, {1.0}, tight).front();
        QVERIFY(fit.converged);
        COMPARE_NEAR(fit.objective, 130.2166047554, 1e-6);
        COMPARE_NEAR(fit.loss, 117.6685634504, 1e-6);
        COMPARE_NEAR(fit.weight.norm().item<double>(), 5.0095990308, 1e-6);
        COMPARE_NEAR(accuracyOf(fit, golden.features, golden.labels), 0.75, 1e-12);
        QCOMPARE_LE(fit.gradientNorm, 1e-5);
    }

    /// The defaults are loose enough to be fast and tight enough for an objective within 1e-6.
    void defaultsHoldTheObjective_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("dimension");
        QTest::addColumn<int>("classes");
        QTest::addColumn<double>("gap");
        QTest::newRow("overlapping") << 900 << 24 << 5 << 0.5;
        QTest::newRow("separable") << 200 << 64 << 4 << 2.0;
        QTest::newRow("fewer rows than columns") << 60 << 100 << 3 << 1.0;
        QTest::newRow("two classes") << 500 << 10 << 2 << 0.7;
    }
    void defaultsHoldTheObjective()
    {
        QFETCH(int, rows);
        QFETCH(int, dimension);
        QFETCH(int, classes);
        QFETCH(double, gap);
        const auto [features, labels] = mixture(rows, dimension, classes, gap);
        const auto lambdas = penalties(-6, 5, 23);
        const auto quick = fitLogisticPath(features, labels, classes, lambdas);
        const auto exact = fitLogisticPath(features, labels, classes, lambdas, {1e-13, 300});
        for (std::size_t i = 0; i < lambdas.size(); ++i) {
            QVERIFY2(quick[i].converged, qPrintable(QString("lambda %1").arg(lambdas[i])));
            QCOMPARE(quick[i].lambda, lambdas[i]);
            QVERIFY2(quick[i].objective <= exact[i].objective * (1 + 1e-6),
                     qPrintable(QString("lambda %1: %2 against %3").arg(lambdas[i]).arg(quick[i].objective, 0, 'g', 12).arg(exact[i].objective, 0, 'g', 12)));
        }
    }

    /// At the optimum of a convex function the gradient is 0, whatever path led there.
    void gradientVanishes_data()
    {
        QTest::addColumn<double>("lambda");
        for (const double lambda : {1e5, 10.0, 0.1, 1e-3})
            QTest::addRow("%g", lambda) << lambda;
    }
    void gradientVanishes()
    {
        QFETCH(double, lambda);
        const auto [features, labels] = mixture(400, 20, 4, 0.8);
        const auto fit = fitLogisticPath(features, labels, 4, {lambda}, tight).front();
        const auto [weight, bias] = gradientOf(fit, features, labels);
        QCOMPARE_LE(weight.norm().item<double>(), 1e-4);
        QCOMPARE_LE(bias.norm().item<double>(), 1e-4);
        COMPARE_NEAR(lossOf(fit, features, labels), fit.loss, 1e-7 * fit.loss); // rotated rows are rounded to fp32
        COMPARE_NEAR(0.5 * fit.weight.square().sum().item<double>() + fit.loss / lambda, fit.objective, 1e-9 * fit.objective);
    }

    /// scikit-learn's default solver run to its end. With two classes it fits one vector w = w_1 - w_0 and penalises that:
    /// |W|^2 = |w|^2 / 2, so its C is 2 / lambda.
    void agreesWithScikitLearn_data()
    {
        QTest::addColumn<int>("classes");
        QTest::newRow("two classes") << 2;
        QTest::newRow("five classes") << 5;
    }
    void agreesWithScikitLearn()
    {
        QFETCH(int, classes);
        if (!hasPython())
            QSKIP("there is no .venv with scikit-learn");
        const auto numbers = python(QStringLiteral(R"(
import sys, numpy
from sklearn.linear_model import LogisticRegression
classes = int(sys.argv[1])
i, j = numpy.arange(150)[:, None], numpy.arange(6)[None]
y = numpy.arange(150) % classes
x = numpy.cos((i + 1) * (j + 2)) + 0.4 * numpy.sin((y[:, None] + 1) * (j + 1)) + j
for l in (100.0, 1.0, 0.01):
    m = LogisticRegression(C=(2 if classes == 2 else 1) / l, tol=1e-12, max_iter=100000).fit(x, y)
    z = m.decision_function(x)
    z = numpy.stack([-z / 2, z / 2], 1) if classes == 2 else z - z.mean(1, keepdims=True)
    print(numpy.sum(numpy.log(numpy.exp(z).sum(1)) - z[range(150), y]), *z[:3].ravel())
)"), {QString::number(classes)});
        const auto labels = torch::arange(150, torch::kInt64).remainder(classes);
        const auto i = torch::arange(150, torch::kFloat64).unsqueeze(1), j = torch::arange(6, torch::kFloat64).unsqueeze(0);
        const auto features = torch::cos((i + 1) * (j + 2)) + 0.4 * torch::sin((labels.unsqueeze(1) + 1) * (j + 1)) + j;
        const auto fits = fitLogisticPath(features, labels, classes, {100.0, 1.0, 0.01}, tight);
        QCOMPARE(numbers.size(), 3 * (1 + 3 * classes));
        int place = 0;
        for (const auto& fit : fits) {
            COMPARE_NEAR(fit.loss, numbers[place], 2e-6 * numbers[place]);
            ++place;
            const auto scores = scoresOf(fit, features.narrow(0, 0, 3)).reshape({-1}).contiguous();
            for (int k = 0; k < 3 * classes; ++k, ++place)
                COMPARE_NEAR(scores[k].item<double>(), numbers[place], 1e-4);
        }
    }

    /// An infinitely strong penalty leaves the class shares: the loss is N H(y).
    void strongPenaltyPredictsTheClassShares()
    {
        const GoldenSet golden;
        auto labels = golden.labels.clone();
        labels.narrow(0, 0, 60).fill_(0);
        const auto fit = fitLogisticPath(golden.features, labels, 4, {1e12}, tight).front();
        const auto shares = torch::bincount(labels).to(torch::kFloat64) / 120;
        QVERIFY(torch::allclose(torch::softmax(fit.bias, 0), shares, 0, 1e-6));
        COMPARE_NEAR(fit.loss, -120 * (shares * shares.log()).sum().item<double>(), 1e-6);
        QCOMPARE_LE(fit.weight.norm().item<double>(), 1e-8);
    }

    /// A rotation, a shift and a permutation of the rows change nothing; a factor on the features is one on lambda.
    void knowsItsInvariances()
    {
        const auto [features, labels] = mixture(300, 12, 3, 0.8);
        const auto rows = features.to(torch::kFloat64);
        const auto lossWith = [&](const torch::Tensor& changed, const torch::Tensor& names, double lambda) {
            return fitLogisticPath(changed, names, 3, {lambda}, tight).front().loss;
        };
        const double expected = lossWith(rows, labels, 0.3);
        const auto rotation = std::get<0>(torch::linalg_qr(torch::randn({12, 12}, torch::kFloat64)));
        const auto order = torch::randperm(300);
        COMPARE_NEAR(lossWith(torch::mm(rows, rotation), labels, 0.3), expected, 1e-7 * expected);
        COMPARE_NEAR(lossWith(rows + 50, labels, 0.3), expected, 1e-7 * expected);
        COMPARE_NEAR(lossWith(rows.index_select(0, order), labels.index_select(0, order), 0.3), expected, 1e-7 * expected);
        COMPARE_NEAR(lossWith(rows * 1000, labels, 0.3e6), expected, 1e-7 * expected);
        COMPARE_NEAR(lossWith(rows * 1e-4, labels, 0.3e-8), expected, 1e-7 * expected);
    }

    /// A column without variance gets no weight, features without any leave the intercept alone.
    void constantColumnsGetNoWeight()
    {
        const auto [features, labels] = mixture(200, 8, 3, 0.8);
        const auto widened = torch::cat({features, torch::full({200, 1}, 7.0f)}, 1);
        const auto fit = fitLogisticPath(widened, labels, 3, {0.1}, tight).front();
        COMPARE_NEAR(fit.weight.select(1, 8).norm().item<double>(), 0, 1e-6);
        COMPARE_NEAR(fit.loss, fitLogisticPath(features, labels, 3, {0.1}, tight).front().loss, 1e-6);

        const auto nothing = fitLogisticPath(torch::full({200, 4}, 0.1f), labels, 3, penalties(-6, 5, 5));
        for (const auto& one : nothing) {
            QVERIFY(one.converged);
            QCOMPARE_LE(one.weight.norm().item<double>(), 1e-6);
            QVERIFY(torch::isfinite(one.bias).all().item<bool>());
        }
    }

    void answersInTheOrderAskedFor()
    {
        const GoldenSet golden;
        const auto fits = fitLogisticPath(golden.features, golden.labels, 4, {0.01, 100, 1, 1}, tight);
        QCOMPARE(fits.size(), 4u);
        QCOMPARE(fits[0].lambda, 0.01);
        QCOMPARE(fits[1].lambda, 100.0);
        COMPARE_NEAR(fits[2].objective, 130.2166047554, 1e-6);
        COMPARE_NEAR(fits[3].objective, 130.2166047554, 1e-6);
        QVERIFY(fitLogisticPath(golden.features, golden.labels, 4, {}).empty());
    }

    /// The path is as good as a fit that starts from nothing, also at the weakest penalty.
    void coldStartFindsTheSameOptimum()
    {
        const auto [features, labels] = mixture(300, 40, 5, 1.0);
        const auto path = fitLogisticPath(features, labels, 5, penalties(-6, 5, 45));
        for (const std::size_t i : {0u, 10u, 22u, 44u}) {
            const auto cold = fitLogisticPath(features, labels, 5, {path[i].lambda}).front();
            QVERIFY(cold.converged);
            COMPARE_NEAR(cold.objective, path[i].objective, 2e-6 * path[i].objective);
        }
    }

    /// Weakly penalised weights tell their rows apart with great margins; of rows that they have not seen they are as sure, and often wrong.
    void aRefitBeginsWithWeightsThatOtherRowsTurnDown()
    {
        const auto [features, labels] = mixture(500, 64, 10, 0.5);
        const auto lambdas = penalties(-6, 3, 37);
        const auto seen = fitLogisticPath(features.narrow(0, 0, 400), labels.narrow(0, 0, 400), 10, lambdas);
        const auto references = fitLogisticPath(features, labels, 10, lambdas, {1e-10, 200});
        for (const std::size_t i : {0, 4, 8, 16}) {
            const auto fit = refitLogistic(features, labels, seen[i]);
            QVERIFY(fit.converged);
            COMPARE_NEAR(fit.objective / references[i].objective, 1.0, 1e-6);
        }
    }

    void saysWhereItDidNotConverge()
    {
        const auto [features, labels] = mixture(300, 20, 4, 0.8);
        const auto fit = fitLogisticPath(features, labels, 4, {1e-6}, {1e-12, 2}).front();
        QVERIFY(!fit.converged);
        QCOMPARE(fit.iterations, 2);
        QVERIFY(std::isfinite(fit.objective));
    }

    void refusesBadInput_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<std::string>("code");
        QTest::newRow("not a number") << 0 << std::string("bad-features");
        QTest::newRow("infinite") << 1 << std::string("bad-features");
        QTest::newRow("a label short") << 2 << std::string("bad-features");
        QTest::newRow("label too large") << 3 << std::string("bad-features");
        QTest::newRow("label below 0") << 4 << std::string("bad-features");
        QTest::newRow("no rows") << 5 << std::string("bad-features");
        QTest::newRow("one class") << 6 << std::string("one-class");
        QTest::newRow("a class without rows") << 7 << std::string("absent-class");
        QTest::newRow("fewer rows than classes") << 8 << std::string("absent-class");
        QTest::newRow("no penalty") << 9 << std::string("bad-lambda");
        QTest::newRow("a penalty that is no number") << 10 << std::string("bad-lambda");
    }
    void refusesBadInput()
    {
        QFETCH(int, fault);
        QFETCH(std::string, code);
        GoldenSet golden;
        auto features = golden.features, labels = golden.labels;
        std::int64_t classes = 4;
        double lambda = 1;
        switch (fault) {
        case 0: features[0][0] = std::nan(""); break;
        case 1: features[0][0] = INFINITY; break;
        case 2: labels = labels.narrow(0, 0, 119); break;
        case 3: labels[0] = 4; break;
        case 4: labels[0] = -1; break;
        case 5: features = features.narrow(0, 0, 0), labels = labels.narrow(0, 0, 0); break;
        case 6: classes = 1, labels = torch::zeros_like(labels); break;
        case 7: classes = 5; break;
        case 8: features = features.narrow(0, 0, 3), labels = labels.narrow(0, 0, 3); break;
        case 9: lambda = 0; break;
        default: lambda = std::nan("");
        }
        QCOMPARE(errorOf([&] { fitLogisticPath(features, labels, classes, {lambda}); }).code, code);
    }
};

QTEST_GUILESS_MAIN(TestLogisticRegression)
#include "tst_logistic_regression.moc"
