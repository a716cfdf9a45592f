#include "analysis/seed_summary.h"

#include <QtTest>

#include "support/near.h"

using namespace transect;

namespace {

struct Point {
    int epoch;
    double score, validation;
};

TransferCurve curve(const std::vector<Point>& points)
{
    TransferCurve one{"digits", "fe", "full", "accuracy", 1000, 400, {}};
    for (const auto& [epoch, score, validation] : points) {
        CurvePoint point;
        point.checkpoint = "epoch-" + std::to_string(epoch);
        point.epoch = epoch;
        point.step = epoch * 10;
        point.score = score;
        point.validationScore = validation;
        point.draws = 5;
        one.points.push_back(point);
    }
    return one;
}

} // namespace

class TestSeedSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunIsOneValue()
    {
        const auto mean = meanOverSeeds({curve({{0, 0.50, 0.5}, {4, 0.90, 0.9}}), curve({{0, 0.54, 0.5}, {4, 0.92, 0.7}}), curve({{0, 0.52, 0.5}, {4, 0.94, 0.8}})});
        QCOMPARE(mean.points.size(), 2u);
        COMPARE_NEAR(mean.points[0].score, 0.52, 1e-12);
        // scipy.stats.t.interval(0.95, 2, 0.52, 0.02 / sqrt(3))
        COMPARE_NEAR(mean.points[0].interval.low, 0.4703172, 1e-6);
        COMPARE_NEAR(mean.points[0].interval.high, 0.5696828, 1e-6);
        QCOMPARE(mean.points[1].draws, 3);
        COMPARE_NEAR(mean.points[1].validationScore, 0.8, 1e-12);
    }

    void aCheckpointThatOneRunLacksIsOfTheOthers()
    {
        const auto mean = meanOverSeeds({curve({{0, 0.5, 0.5}, {4, 0.9, 0.9}}), curve({{0, 0.6, 0.5}})});
        QCOMPARE(mean.points[0].draws, 2);
        QCOMPARE(mean.points[1].draws, 1);
        QCOMPARE(mean.points[1].score, 0.9);
    }

    void eachRunChoosesItsOwnCheckpointOnValidation()
    {
        const auto peak = peakOverSeeds({curve({{1, 0.92, 0.95}, {2, 0.97, 0.90}, {9, 0.88, 0.85}}), curve({{1, 0.90, 0.9}, {2, 0.91, 0.95}, {9, 0.88, 0.85}}),
                                         curve({{1, 0.92, 0.9}, {2, 0.93, 0.95}, {9, 0.895, 0.85}})});
        QVERIFY(peak.has_value());
        QCOMPARE(peak->epochs, (std::vector<double>{1, 2, 2}));
        COMPARE_NEAR(peak->difference.difference, 0.035, 1e-12);
        QCOMPARE(peak->difference.draws, 3);
        // 0.035 -+ 4.3026527 * 0.005 / sqrt(3)
        COMPARE_NEAR(peak->difference.interval.low, 0.0225793, 1e-6);
        QCOMPARE(peak->verdict, PeakVerdict::BeforeTheEnd);
    }

    void twoRunsThatDisagreeSayNothing()
    {
        const auto peak = peakOverSeeds({curve({{1, 0.9, 0.95}, {9, 0.8, 0.85}}), curve({{1, 0.80, 0.9}, {9, 0.85, 0.85}})});
        QCOMPARE(peak->verdict, PeakVerdict::Inconclusive);
    }

    void thereIsNoPeakWhereTheLastIsAlwaysChosen()
    {
        const auto peak = peakOverSeeds({curve({{1, 0.9, 0.8}, {9, 0.8, 0.85}}), curve({{1, 0.80, 0.8}, {9, 0.85, 0.85}})});
        QCOMPARE(peak->verdict, PeakVerdict::AtTheEnd);
        QCOMPARE(peak->difference.difference, 0.0);
    }

    void runsThatEndElsewhereCannotBeCompared()
    {
        QVERIFY(!peakOverSeeds({curve({{1, 0.9, 0.8}, {9, 0.8, 0.85}}), curve({{1, 0.80, 0.8}, {8, 0.85, 0.85}})}));
        QVERIFY(!peakOverSeeds({curve({{1, 0.9, 0.8}, {9, 0.8, 0.85}})}));
    }
};

QTEST_GUILESS_MAIN(TestSeedSummary)
#include "tst_seed_summary.moc"
