#include <QtTest>

#include "training_runs.h"
#include "widgets/common/theme.h"
#include "widgets/monitor/metric_curves.h"

using namespace transect;

namespace {

const PanelKind loss{"loss", "Loss", {}, "loss", {}, 1, true};

std::vector<CurveRole> rolesOf(const std::vector<CurveRecipe>& recipes)
{
    std::vector<CurveRole> roles;
    for (const auto& recipe : recipes)
        roles.push_back(recipe.role);
    return roles;
}

} // namespace

class TestMetricCurves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void smoothingIsFreeOfTheBiasOfItsStart()
    {
        const auto runs = monitoredRuns({trainingRun("toy", 3)});
        const auto recipes = recipesOf(loss, runs, {Along::Steps, 1});
        QCOMPARE(rolesOf(recipes), (std::vector{CurveRole::Raw, CurveRole::Smooth, CurveRole::HeldOut}));
        const auto smooth = makeCurve(recipes[1]);
        QCOMPARE(smooth.y[0], 2.0);
        QVERIFY(std::abs(smooth.y[1] - (0.5 * 2 + 1) / 1.5) < 1e-12);
        QCOMPARE(smooth.x, (std::vector<double>{0, 20, 40}));
        QVERIFY(recipes[0].id() != recipes[1].id());
    }

    void whatIsNotNoisyIsNotSmoothed()
    {
        const auto run = trainingRun("toy", 3);
        run->metrics["metrics.learning_rate"] = reports({0.1, 0.2});
        const auto recipes = recipesOf({"learning_rate", {}, {}, "learning_rate"}, monitoredRuns({run}), {Along::Steps, 8});
        QCOMPARE(rolesOf(recipes), (std::vector{CurveRole::Plain}));
        QCOMPARE(makeCurve(recipes[0]).y, (std::vector<double>{0.1, 0.2}));
    }

    void withoutReportsTheMeansOfTheEpochsAreShown()
    {
        const auto run = trainingRun("toy", 3);
        run->metrics.erase("metrics.loss");
        run->metrics["epoch.loss"] = reports({1, 2}, 200);
        const auto recipes = recipesOf(loss, monitoredRuns({run}), {Along::Epochs, 8});
        QCOMPARE(rolesOf(recipes), (std::vector{CurveRole::Plain, CurveRole::HeldOut}));
        QVERIFY(recipes[0].name.contains("mean of the epoch"));
        QCOMPARE(makeCurve(recipes[0]).style.marker, Marker::Circle);
    }

    void aRecipeIsTheSameUntilTheRunWroteOrTheUserChose()
    {
        const auto run = trainingRun("toy", 3);
        const auto recipes = [](const RunDetailsPtr& moment, const MetricView& view) {
            return recipesOf(loss, monitoredRuns({moment}), view);
        };
        const auto before = recipes(run, {Along::Epochs, 4});
        QVERIFY(recipes(std::make_shared<RunDetails>(*run), {Along::Epochs, 4}) == before);
        QVERIFY(recipes(laterMoment(*run, "metrics.loss", {1}), {Along::Epochs, 4}) != before);
        QVERIFY(recipes(run, {Along::Epochs, 8}) != before);
        QVERIFY(recipes(run, {Along::Steps, 4}) != before);
        // Another quantity of the run is no reason.
        QVERIFY(recipes(laterMoment(*run, "metrics.data_wait", {1}), {Along::Epochs, 4}) == before);
    }

    void oneValueCanBeSeen()
    {
        const auto recipes = recipesOf({"data_wait", {}, {}, "data_wait", {}, 100}, monitoredRuns({trainingRun("toy", 1)}), {});
        const auto curve = makeCurve(recipes.at(0));
        QCOMPARE(curve.y, std::vector<double>{25});
        QVERIFY(curve.style.marker != Marker::None);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestMetricCurves)
#include "tst_metric_curves.moc"
