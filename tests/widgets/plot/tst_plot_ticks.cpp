#include "widgets/plot/plot_ticks.h"

#include <cmath>

#include <QtTest>

using namespace transect;

namespace {

QStringList textsOf(const Ticks& ticks)
{
    QStringList texts;
    for (const auto& tick : ticks.labelled)
        texts << tick.text;
    return texts;
}

QStringList given(const std::vector<double>& places, const AxisSpan& axis, double length)
{
    std::vector<Tick> ticks;
    for (const double place : places)
        ticks.push_back({place, QString::number(place)});
    return textsOf(givenTicks(ticks, axis, length, [](const QString&) { return 20; }));
}

} // namespace

class TestPlotTicks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }

    void numbers_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("logarithmic");
        QTest::addColumn<QString>("expected");
        QTest::newRow("share") << 0.0 << 1.0 << false << "0.0 0.2 0.4 0.6 0.8 1.0";
        QTest::newRow("around zero") << -1.1 << 1.3 << false << "−1.0 −0.5 0.0 0.5 1.0";
        QTest::newRow("thousands") << 0.0 << 10000.0 << false << "0 2,000 4,000 6,000 8,000 10,000";
        QTest::newRow("fine") << 0.9001 << 0.9012 << false << "0.9002 0.9004 0.9006 0.9008 0.9010 0.9012";
        QTest::newRow("one and a half decades") << 0.7 << 25.0 << true << "1 2 5 10 20";
        QTest::newRow("decades") << 0.001 << 100.0 << true << "0.001 0.01 0.1 1 10 100";
        QTest::newRow("many decades") << 1e-12 << 1.0 << true << "10⁻¹² 10⁻¹⁰ 10⁻⁸ 10⁻⁶ 0.0001 0.01 1";
        QTest::newRow("less than a decade") << 20.0 << 60.0 << true << "20 30 40 50 60";
    }
    void numbers()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, logarithmic);
        QFETCH(QString, expected);
        QCOMPARE(textsOf(numberTicks({{low, high}, logarithmic}, 6)).join(u' '), expected);
    }

    void fineTicksOfADecade()
    {
        const auto ticks = numberTicks({{1, 100}, true}, 4);
        QCOMPARE(ticks.fine.size(), std::size_t(19));
    }

    /// Evenly spaced checkpoints are labelled evenly; uneven ones as far as there is room.
    void labelsDoNotTouch()
    {
        QCOMPARE(given({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {{0, 10}, false}, 400), QStringList({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}));
        QCOMPARE(given({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {{0, 10}, false}, 200), QStringList({"0", "2", "4", "6", "8", "10"}));
        QCOMPARE(given({0, 1, 2, 3, 5, 8, 20}, {{0, 20}, false}, 200), QStringList({"0", "3", "8", "20"}));
        QCOMPARE(given({0, 1, 5, 30}, {{0.5, 10}, true}, 200), QStringList({"1", "5"}));
    }

    void valuesAsText()
    {
        QCOMPARE(valueText(0), QString("0"));
        QCOMPARE(valueText(0.5), QString("0.5"));
        QCOMPARE(valueText(-12.3456789), QString("−12.346"));
        QCOMPARE(valueText(3.14159, 3), QString("3.14"));
        QCOMPARE(valueText(1234567), QString("1,234,567"));
        QCOMPARE(valueText(3e-7), QString("3.000×10⁻⁷"));
        QCOMPARE(valueText(std::nan("")), QString("nan"));
        QCOMPARE(valueText(0.91234, Interval{0.908, 0.916}), QString("0.912"));
        QCOMPARE(valueText(0.91234, Interval{}), QString("0.91234"));
    }
};

QTEST_APPLESS_MAIN(TestPlotTicks)
#include "tst_plot_ticks.moc"
