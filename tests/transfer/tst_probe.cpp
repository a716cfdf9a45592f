#include <torch/types.h>

#include "record/error_of.h"
#include "support/golden_set.h"
#include "transfer/probe.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;
using namespace transect::testing;

namespace {

/// `rows` rows of `classes` Gaussian clouds whose means are `gap` apart; the same means for every seed.
LabelledFeatures clouds(std::int64_t rows, std::int64_t classes, double gap, std::uint64_t seed)
{
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    const auto labels = torch::arange(rows, torch::kInt64).remainder(classes);
    return {gap * torch::eye(classes, classes + 10).index_select(0, labels) + torch::randn({rows, classes + 10}, generator), labels};
}

ProbeOptions options(double from = -6, double to = 5, std::int64_t count = 12)
{
    ProbeOptions made;
    made.lambdas = logarithmicGrid(from, to, count);
    return made;
}

} // namespace

class TestProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesOnValidationAndTestsTheRefit()
    {
        const auto train = clouds(160, 4, 2, 1), validation = clouds(60, 4, 2, 2), test = clouds(800, 4, 2, 3);
        const auto found = probe(train, validation, test, 4, options());
        QCOMPARE(found.validationScores.size(), 12u);
        QCOMPARE(found.validationScore, *std::ranges::max_element(found.validationScores));
        QVERIFY(found.converged);
        QCOMPARE(found.atEdge, found.lambda == options().lambdas.front() || found.lambda == options().lambdas.back());

        // What it says, computed again from its parts.
        const auto selected = fitLogisticPath(train.features, train.labels, 4, {found.lambda}).front();
        const auto both = fitLogisticPath(torch::cat({train.features, validation.features}), torch::cat({train.labels, validation.labels}), 4, {found.lambda}).front();
        QVERIFY(torch::allclose(found.selection.weight, selected.weight, 0, 1e-2));
        QVERIFY(torch::allclose(found.final.weight, both.weight, 0, 1e-2));
        const auto hits = torch::addmm(found.final.bias, test.features.to(torch::kFloat64), found.final.weight.t()).argmax(1).eq(test.labels);
        QCOMPARE(found.correct.size(), 800u);
        for (std::int64_t i = 0; i < 800; ++i)
            QCOMPARE(bool(found.correct[std::size_t(i)]), hits[i].item<bool>());
        COMPARE_NEAR(found.score, hits.to(torch::kFloat64).mean().item<double>(), 1e-12);
        QCOMPARE_GE(found.score, 0.7); // the Bayes classifier has .77
    }

    /// The test rows may not choose anything: other test rows, the same penalty and fit.
    void testRowsChooseNothing()
    {
        const auto train = clouds(160, 4, 1, 1), validation = clouds(60, 4, 1, 2);
        const auto first = probe(train, validation, clouds(100, 4, 1, 3), 4, options());
        const auto second = probe(train, validation, clouds(300, 4, 1, 4), 4, options());
        QCOMPARE(first.lambda, second.lambda);
        QCOMPARE(first.validationScores, second.validationScores);
        QVERIFY(torch::equal(first.final.weight, second.final.weight));
    }

    /// Of penalties that score alike on validation the strongest is taken, in whatever order they are given.
    void tiesGoToTheStrongerPenalty_data()
    {
        QTest::addColumn<bool>("descending");
        QTest::newRow("ascending grid") << false;
        QTest::newRow("descending grid") << true;
    }
    void tiesGoToTheStrongerPenalty()
    {
        QFETCH(bool, descending);
        const auto train = clouds(100, 2, 40, 1), validation = clouds(40, 2, 40, 2);
        auto wanted = options(-4, 1, 6);
        if (descending)
            std::ranges::reverse(wanted.lambdas);
        const auto found = probe(train, validation, clouds(50, 2, 40, 3), 2, wanted);
        QCOMPARE(found.validationScores, std::vector<double>(6, 1.0));
        COMPARE_NEAR(found.lambda, 10, 1e-9);
        QVERIFY(found.atEdge);
        QCOMPARE(found.score, 1.0);
    }

    void saysWhenTheSolverDidNotConverge()
    {
        auto wanted = options(-6, -5, 2);
        wanted.solver.maximumIterations = 1;
        QVERIFY(!probe(clouds(200, 4, 1, 1), clouds(60, 4, 1, 2), clouds(60, 4, 1, 3), 4, wanted).converged);
    }

    /// All components are the features; the others are cut as projections would be.
    void partsAreProjections()
    {
        const auto train = clouds(160, 4, 2, 1), validation = clouds(60, 4, 2, 2), test = clouds(300, 4, 2, 3);
        const ProbeFamily family(train, validation, test, 4, options());
        const auto full = family.full(), all = family.leading(14);
        QCOMPARE(all.lambda, full.lambda);
        QVERIFY(torch::allclose(all.final.weight, full.final.weight, 1e-2, 1e-3));
        COMPARE_NEAR(all.score, full.score, 0.01);

        const FeatureParts parts(train.features, 5);
        const auto along = [&](const LabelledFeatures& rows, bool isMain) { return LabelledFeatures{isMain ? parts.main(rows.features) : parts.residual(rows.features), rows.labels}; };
        for (const bool isMain : {true, false}) {
            const auto found = isMain ? family.leading(5) : family.trailing(5);
            const auto expected = probe(along(train, isMain), along(validation, isMain), along(test, isMain), 4, options());
            QCOMPARE(found.lambda, expected.lambda);
            COMPARE_NEAR(found.selection.objective, expected.selection.objective, 1e-5 * expected.selection.objective);
            COMPARE_NEAR(found.score, expected.score, 0.01);
        }
    }

    /// A share of the sum of the singular values, as the golden set's are cut.
    void countsComponents()
    {
        const GoldenSet golden;
        const LabelledFeatures rows{golden.features, golden.labels};
        const ProbeFamily family(rows, rows, rows, 4, options(-1, 1, 3));
        QCOMPARE(family.componentsHolding(0.8, false), 4);
        QCOMPARE(family.componentsHolding(0.8, true), 2);
        QCOMPARE(errorOf([&] { family.leading(9); }).code, "bad-components");
    }

    /// Nothing but the class shares can be learnt of no component.
    void ofNoComponent()
    {
        const auto train = clouds(161, 4, 2, 1), validation = clouds(60, 4, 2, 2), test = clouds(80, 4, 2, 3);
        const ProbeFamily family(train, validation, test, 4, options());
        QCOMPARE(family.leading(0).score, 0.25);
        QCOMPARE(family.trailing(14).score, 0.25);
        QCOMPARE_GE(family.trailing(0).score, 0.6);
    }

    /// The scale of a column does not matter any more; predictions are for features as they were given.
    void standardisingForgetsTheScale()
    {
        auto train = clouds(160, 4, 2, 1), validation = clouds(60, 4, 2, 2), test = clouds(200, 4, 2, 3);
        auto wanted = options();
        wanted.isStandardised = true;
        const auto expected = probe(train, validation, test, 4, wanted);
        const auto stretch = torch::logspace(-3, 3, 14);
        for (auto* rows : {&train, &validation, &test})
            rows->features = rows->features * stretch + 5;
        const auto found = probe(train, validation, test, 4, wanted);
        QCOMPARE(found.lambda, expected.lambda);
        COMPARE_NEAR(found.selection.objective, expected.selection.objective, 1e-4 * expected.selection.objective);
        const auto hits = torch::addmm(found.final.bias, test.features.to(torch::kFloat64), found.final.weight.t()).argmax(1).eq(test.labels);
        COMPARE_NEAR(found.score, hits.to(torch::kFloat64).mean().item<double>(), 1e-12);
    }

    void ridgeScreens()
    {
        const auto train = clouds(160, 4, 2, 1), validation = clouds(60, 4, 2, 2), test = clouds(400, 4, 2, 3);
        auto wanted = options();
        wanted.isRidge = true;
        const auto found = probe(train, validation, test, 4, wanted);
        QCOMPARE_GE(found.score, 0.65);
        QVERIFY(found.converged);
        QCOMPARE(found.scores.size(), 4u);
        QCOMPARE(found.scores.at("accuracy"), found.score);
    }

    void choosesByItsMetric()
    {
        const auto train = clouds(210, 7, 1, 1), validation = clouds(70, 7, 1, 2), test = clouds(140, 7, 1, 3);
        for (const auto& name : probeMetricNames()) {
            auto wanted = options();
            wanted.metric = probeMetric(name);
            const auto found = probe(train, validation, test, 7, wanted);
            QCOMPARE(found.score, found.scores.at(name));
            QCOMPARE(found.validationScore, *std::ranges::max_element(found.validationScores));
            QVERIFY(found.scores.at("top-5") > found.scores.at("accuracy"));
        }
    }

    void gridIsEvenInTheExponent()
    {
        const auto grid = logarithmicGrid(-6, 5, 45);
        QCOMPARE(grid.size(), 45u);
        COMPARE_NEAR(grid.front(), 1e-6, 1e-18);
        COMPARE_NEAR(grid.back(), 1e5, 1e-7);
        for (std::size_t i = 1; i < grid.size(); ++i)
            COMPARE_NEAR(grid[i] / grid[i - 1], std::pow(10.0, 0.25), 1e-9);
        QCOMPARE(logarithmicGrid(2, 5, 1), std::vector<double>{100});
    }

    void refusesBrokenFeatures()
    {
        auto train = clouds(100, 2, 1, 1);
        train.features[7][3] = std::nanf("");
        QCOMPARE(errorOf([&] { probe(train, clouds(40, 2, 1, 2), clouds(40, 2, 1, 3), 2, options()); }).code, "bad-features");
    }
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
