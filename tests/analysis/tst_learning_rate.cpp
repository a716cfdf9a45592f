#include <QtTest>

#include <cmath>
#include <limits>
#include <numbers>

#include "analysis/learning_rate.h"

using namespace transect;

namespace {

/// Reported every tenth step, 100 steps an epoch.
std::vector<RateDrop> dropsOf(const std::vector<double>& rates)
{
    std::vector<double> steps, epochs;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        steps.push_back(10.0 * double(i + 1));
        epochs.push_back(steps.back() / 100);
    }
    return learningRateDrops(steps, epochs, rates);
}

} // namespace

class TestLearningRate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsOfAScheduleAreDrops()
    {
        const auto drops = dropsOf({0.1, 0.1, 0.1, 0.01, 0.01, 0.001});
        QCOMPARE(drops.size(), 2u);
        QCOMPARE(drops[0].step, 40.0);
        QCOMPARE(drops[0].epoch, 0.4);
        QVERIFY(std::abs(drops[0].factor - 0.1) < 1e-12);
        QCOMPARE(drops[1].step, 60.0); // the last report: level before
    }

    void aDropRightAfterTheFirstReport()
    {
        QCOMPARE(dropsOf({0.1, 0.05, 0.05}).size(), 1u);
        QCOMPARE(dropsOf({0.1, 0.05}).size(), 0u); // two reports may be of any curve
    }

    void twoDropsInARow()
    {
        QCOMPARE(dropsOf({0.1, 0.1, 0.01, 0.001, 0.001}).size(), 2u);
    }

    void whatFallsAllTheTimeHasNone_data()
    {
        QTest::addColumn<int>("reports");
        for (const int reports : {3, 8, 20, 200})
            QTest::addRow("%d", reports) << reports;
    }

    void whatFallsAllTheTimeHasNone()
    {
        QFETCH(int, reports);
        std::vector<double> cosine, line, warmUp;
        for (int i = 1; i <= reports; ++i) {
            const double share = double(i) / reports;
            cosine.push_back(0.05 * (1 + std::cos(std::numbers::pi * share)) / 2);
            line.push_back(0.05 * (1 - share));
            warmUp.push_back(0.05 * share);
        }
        QCOMPARE(dropsOf(cosine).size(), 0u);
        QCOMPARE(dropsOf(line).size(), 0u);
        QCOMPARE(dropsOf(warmUp).size(), 0u);
    }

    void whatIsNotFiniteIsNoDrop()
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(dropsOf({0.1, 0.1, none, 0.1, 0.1}).size(), 0u);
        QCOMPARE(dropsOf({HUGE_VAL, HUGE_VAL, 0.1, 0.1}).size(), 0u);
        QCOMPARE(dropsOf({}).size(), 0u);
    }
};

QTEST_APPLESS_MAIN(TestLearningRate)
#include "tst_learning_rate.moc"
