#include <QtTest>

#include <cmath>
#include <numbers>

#include "training/schedule.h"

using namespace transect;

class TestSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void constantStaysConstant()
    {
        const Schedule schedule({{"name", "constant"}, {"learning_rate", 0.3}, {"warm_up_epochs", 0}}, 10, 100);
        QCOMPARE(schedule.at(0), 0.3);
        QCOMPARE(schedule.at(99), 0.3);
    }

    void cosineFallsFromTheRateToTheLastOne()
    {
        const Schedule schedule({{"name", "cosine"}, {"learning_rate", 1.0}, {"warm_up_epochs", 0}, {"last_rate", 0.2}}, 10, 100);
        QCOMPARE(schedule.at(0), 1.0);
        QCOMPARE(schedule.at(50), 0.6);
        QVERIFY(std::abs(schedule.at(25) - (0.2 + 0.8 * 0.5 * (1 + std::cos(std::numbers::pi / 4)))) < 1e-15);
        for (int step = 1; step < 100; ++step)
            QVERIFY(schedule.at(step) < schedule.at(step - 1));
    }

    void warmUpGrowsLinearlyAndTheCosineFollowsIt()
    {
        const Schedule schedule({{"name", "cosine"}, {"learning_rate", 0.8}, {"warm_up_epochs", 2}, {"last_rate", 0}}, 10, 120);
        QCOMPARE(schedule.at(0), 0.8 / 20);
        QCOMPARE(schedule.at(9), 0.4);
        QCOMPARE(schedule.at(19), 0.8);
        QCOMPARE(schedule.at(20), 0.8);
        QCOMPARE(schedule.at(70), 0.4);
    }

    void linearRisesOverItsStepsAndFallsOverTheRest()
    {
        const Schedule schedule({{"name", "linear"}, {"learning_rate", 1.0}, {"warm_up_steps", 4}, {"last_rate", 0.0}}, 10, 24);
        QCOMPARE(schedule.at(0), 0.25);
        QCOMPARE(schedule.at(3), 1.0);
        QCOMPARE(schedule.at(4), 1.0);
        QCOMPARE(schedule.at(9), 0.75);
        QCOMPARE(schedule.at(23), 0.05);
        const Schedule shorter({{"name", "linear"}, {"learning_rate", 1.0}, {"warm_up_steps", 1000}, {"last_rate", 0.0}}, 10, 24);
        QCOMPARE(shorter.at(23), 0.024);
    }

    void stepDropsAfterTheGivenEpochs()
    {
        const Schedule schedule({{"name", "step"}, {"learning_rate", 1.0}, {"warm_up_epochs", 0}, {"drops", {3, 5.5}}, {"factor", 0.1}}, 10, 100);
        QCOMPARE(schedule.at(29), 1.0);
        QCOMPARE(schedule.at(30), 0.1);
        QCOMPARE(schedule.at(54), 0.1);
        QVERIFY(std::abs(schedule.at(55) - 0.01) < 1e-17);
    }
};

QTEST_APPLESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
