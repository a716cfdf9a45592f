#include "record/progress_rate.h"

#include <QtTest>

using transect::ProgressRate;

class TestProgressRate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst();
    void followsASteadyRate();
    void followsAChangeOfRate();
    void averagesLongSteps();
    void countsDownBetweenSteps();
    void beginsAnewWhereProgressWentBack();
};

void TestProgressRate::knowsNothingAtFirst()
{
    ProgressRate rate;
    QVERIFY(!rate.secondsLeft(0, 100, 0));
    QVERIFY(!rate.secondsLeft(0, 100, 5)); // no progress
    QVERIFY(!ProgressRate().secondsLeft(50, 100, 0));
    QVERIFY(!rate.secondsLeft(1, 0, 6)); // no total
}

void TestProgressRate::followsASteadyRate()
{
    ProgressRate rate;
    rate.secondsLeft(1000, 2000, 0); // resumed: what was done before says nothing
    for (int step = 1; step <= 600; ++step) {
        const auto left = rate.secondsLeft(1000 + step, 2000, 0.1 * step);
        QVERIFY(left && qAbs(*left - 0.1 * (1000 - step)) < 1e-6);
    }
    QCOMPARE(*rate.secondsLeft(2000, 2000, 70), 0.0);
}

void TestProgressRate::followsAChangeOfRate()
{
    ProgressRate rate;
    double now = 0;
    rate.secondsLeft(0, 10000, now);
    for (int step = 1; step <= 100; ++step)
        rate.secondsLeft(step, 10000, now += 1);
    double left = 0;
    for (int step = 101; step <= 100 + 1200; ++step) // ten times as fast, for 120 s: four times the memory
        left = *rate.secondsLeft(step, 10000, now += 0.1);
    const double exact = (10000 - 1300) * 0.1;
    QVERIFY2(left > exact && left < 1.2 * exact, qPrintable(QString::number(left)));
}

void TestProgressRate::averagesLongSteps()
{
    ProgressRate rate; // steps of 200 and 400 s in turn: an average of 300 s, not the last one
    double now = 0, left = 0;
    rate.secondsLeft(0, 1000, now);
    for (int step = 1; step <= 40; ++step)
        left = *rate.secondsLeft(step, 1000, now += step % 2 ? 200 : 400);
    QVERIFY2(qAbs(left - 960 * 300) < 0.15 * 960 * 300, qPrintable(QString::number(left)));
}

void TestProgressRate::countsDownBetweenSteps()
{
    ProgressRate rate;
    rate.secondsLeft(0, 10, 0);
    QCOMPARE(*rate.secondsLeft(1, 10, 60), 540.0);
    QCOMPARE(*rate.secondsLeft(1, 10, 90), 510.0);
    QCOMPARE(*rate.secondsLeft(1, 10, 1000), 0.0);
    QVERIFY(*rate.secondsLeft(2, 10, 1001) > 540.0);
}

void TestProgressRate::beginsAnewWhereProgressWentBack()
{
    ProgressRate rate;
    rate.secondsLeft(50, 100, 0);
    QVERIFY(rate.secondsLeft(60, 100, 10));
    QVERIFY(!rate.secondsLeft(40, 100, 11));
    QCOMPARE(*rate.secondsLeft(50, 100, 16), 25.0);
}

QTEST_APPLESS_MAIN(TestProgressRate)
#include "tst_progress_rate.moc"
