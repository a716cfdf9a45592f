#include "analysis/smoothing.h"

#include <cmath>
#include <limits>
#include <stdexcept>

#include <QtTest>

#include "support/near.h"

using namespace transect;

namespace {

const double gap = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TestSmoothing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The bias of the first values is what the correction is for.
    void aConstantStaysItself()
    {
        for (const double value : exponentialMean(std::vector<double>(50, 3.5), 0.99))
            COMPARE_NEAR(value, 3.5, 1e-12);
    }

    /// By hand for weight 1/2: (1/2 y0) / (1/2), (1/4 y0 + 1/2 y1) / (3/4), (1/8 y0 + 1/4 y1 + 1/2 y2) / (7/8).
    void valuesByHand()
    {
        const auto smooth = exponentialMean(std::vector{1.0, 4.0, -2.0}, 0.5);
        COMPARE_NEAR(smooth[0], 1.0, 1e-15);
        COMPARE_NEAR(smooth[1], 3.0, 1e-15);
        COMPARE_NEAR(smooth[2], (0.125 + 1.0 - 1.0) / 0.875, 1e-15);
    }

    void gapsDoNotAgeThePast()
    {
        const auto whole = exponentialMean(std::vector{1.0, 5.0, 2.0}, 0.7);
        const auto broken = exponentialMean(std::vector{gap, 1.0, gap, HUGE_VAL, 5.0, gap, 2.0}, 0.7);
        QCOMPARE(broken.size(), std::size_t(7));
        for (const int i : {0, 2, 3, 5})
            QVERIFY(std::isnan(broken[std::size_t(i)]));
        QCOMPARE((std::vector{broken[1], broken[4], broken[6]}), whole);
    }

    void weightZeroGivesTheValuesBack()
    {
        const std::vector values{3.0, -1.0, 8.0};
        QCOMPARE(exponentialMean(values, 0), values);
        QVERIFY(exponentialMean({}, 0.5).empty());
    }

    void halfLife()
    {
        QCOMPARE(weightOfHalfLife(1), 0.5);
        COMPARE_NEAR(std::pow(weightOfHalfLife(20), 20), 0.5, 1e-14);
        QCOMPARE(weightOfHalfLife(0), 0.0);
    }

    void weightsThatAreNone()
    {
        const std::vector values{1.0};
        for (const double weight : {1.0, -0.1, 2.0, gap})
            QVERIFY_THROWS_EXCEPTION(std::invalid_argument, exponentialMean(values, weight));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, weightOfHalfLife(-1));
    }
};

QTEST_APPLESS_MAIN(TestSmoothing)
#include "tst_smoothing.moc"
