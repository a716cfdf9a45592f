#include <QtTest>

#include "analysis/poisson_interval.h"

using namespace transect;

class TestPoissonInterval : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitsAreQuantilesOfChiSquared_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("0") << 0 << 0.0 << 3.6889;
        QTest::newRow("1") << 1 << 0.0253 << 5.5716;
        QTest::newRow("5") << 5 << 1.6235 << 11.6683;
        QTest::newRow("20") << 20 << 12.2165 << 30.8884;
        QTest::newRow("100") << 100 << 81.3640 << 121.6270;
    }
    /// Half of those of 2 n and of 2 n + 2 degrees of freedom, from SciPy.
    void limitsAreQuantilesOfChiSquared()
    {
        QFETCH(int, count);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto interval = poissonInterval(count);
        QVERIFY2(std::abs(interval.low - low) <= 1e-4 + 1e-3 * low, qPrintable(QString::number(interval.low)));
        QVERIFY2(std::abs(interval.high - high) <= 1e-4 + 1e-3 * high, qPrintable(QString::number(interval.high)));
    }
};

QTEST_MAIN(TestPoissonInterval)
#include "tst_poisson_interval.moc"
