#include "analysis/decimation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <random>

#include <QtTest>

using namespace transect;

namespace {

const double gap = std::numeric_limits<double>::quiet_NaN();

struct Points {
    std::vector<double> x, y;
};

/// Noise over 0, 1, 2, ...
Points noise(std::size_t count)
{
    Points points;
    std::mt19937 random(7);
    for (std::size_t i = 0; i < count; ++i) {
        points.x.push_back(double(i));
        points.y.push_back(double(random() % 100003));
    }
    return points;
}

/// First, least, greatest and last y of each column, found one point after the other.
std::map<std::ptrdiff_t, std::array<double, 4>> columnsOf(const Points& points, const std::vector<std::size_t>& indices, const DrawnRange& range)
{
    std::vector<double> ends; // of all columns but the last, which has the end of the range
    for (int i = 1; i < range.columns; ++i) {
        const double share = double(i) / range.columns;
        ends.push_back(range.isLogarithmic ? range.x.low * std::pow(range.x.high / range.x.low, share) : range.x.low + share * (range.x.high - range.x.low));
    }
    std::map<std::ptrdiff_t, std::array<double, 4>> columns;
    for (const auto i : indices) {
        const double x = points.x[i], y = points.y[i];
        if (x < range.x.low || x > range.x.high)
            continue;
        const auto number = std::upper_bound(ends.begin(), ends.end(), x) - ends.begin();
        const auto column = columns.try_emplace(number, std::array{y, y, y, y}).first;
        auto& [first, least, greatest, last] = column->second;
        least = std::min(least, y);
        greatest = std::max(greatest, y);
        last = y;
    }
    return columns;
}

std::vector<std::size_t> allOf(const Points& points)
{
    std::vector<std::size_t> indices(points.x.size());
    for (std::size_t i = 0; i < indices.size(); ++i)
        indices[i] = i;
    return indices;
}

} // namespace

class TestDecimation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samePictureInEachColumn_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("all") << 0.0 << 99999.0 << false;
        QTest::newRow("a part") << 12345.6 << 70001.3 << false;
        QTest::newRow("logarithmic") << 1.0 << 99999.0 << true;
        QTest::newRow("logarithmic, a part") << 37.3 << 80000.0 << true;
    }
    void samePictureInEachColumn()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, logarithmic);
        const auto points = noise(100000);
        const DrawnRange range{{low, high}, 317, logarithmic};
        const auto drawn = decimate(points.x, points.y, PixelColumns(range));
        QCOMPARE_LE(drawn.size(), std::size_t(4 * 317 + 8));
        QVERIFY(std::is_sorted(drawn.begin(), drawn.end()));
        QVERIFY(std::adjacent_find(drawn.begin(), drawn.end()) == drawn.end());
        QVERIFY(columnsOf(points, drawn, range) == columnsOf(points, allOf(points), range));
    }

    /// The lines run to the edge of the frame.
    void neighboursOutside()
    {
        const auto points = noise(10000);
        const auto drawn = decimate(points.x, points.y, PixelColumns({{2000.5, 7000.5}, 20, false}));
        QCOMPARE(drawn.front(), std::size_t(2000));
        QCOMPARE(drawn.back(), std::size_t(7001));
        const auto few = decimate(points.x, points.y, PixelColumns({{100.2, 100.8}, 20, false}));
        QCOMPARE(few, (std::vector<std::size_t>{100, 101}));
        QCOMPARE(decimate(points.x, points.y, PixelColumns({{20000, 30000}, 20, false})), (std::vector<std::size_t>{9999}));
        QCOMPARE(decimate(points.x, points.y, PixelColumns({{-20, -10}, 20, false})), (std::vector<std::size_t>{0}));
    }

    void fewPointsAreAllDrawn()
    {
        const Points points{{0, 1, 2, 3}, {5, gap, 1, 2}};
        QCOMPARE(decimate(points.x, points.y, PixelColumns({{0, 3}, 1, false})), allOf(points));
        QVERIFY(decimate({}, {}, PixelColumns({{0, 1}, 10, false})).empty());
    }

    /// A gap of one point in ten thousand still breaks the line, and the values around it stay.
    void gapsStay()
    {
        auto points = noise(10000);
        points.y[5432] = gap;
        points.y[7000] = HUGE_VAL;
        const DrawnRange range{{0, 9999}, 50, false};
        const auto drawn = decimate(points.x, points.y, PixelColumns(range));
        for (const std::size_t kept : {5431, 5432, 5433, 6999, 7000, 7001})
            QVERIFY2(std::binary_search(drawn.begin(), drawn.end(), kept), qPrintable(QString::number(kept)));
    }

    void whatHasNoLogarithmIsLeftOut()
    {
        const Points points{{-3, 0, 1, 2, 4, 8}, {1, 2, 3, 4, 5, 6}};
        QCOMPARE(decimate(points.x, points.y, PixelColumns({{1, 8}, 10, true})), (std::vector<std::size_t>{2, 3, 4, 5}));
        QCOMPARE(decimate(points.x, points.y, PixelColumns({{1.5, 3}, 10, true})), (std::vector<std::size_t>{2, 3, 4}));
    }

    void manyPointsAtOnePlace()
    {
        Points points;
        for (int i = 0; i < 1000; ++i) {
            points.x.push_back(4);
            points.y.push_back(i == 500 ? -9 : i == 600 ? 5000 : i);
        }
        QCOMPARE(decimate(points.x, points.y, PixelColumns({{0, 8}, 10, false})), (std::vector<std::size_t>{0, 500, 600, 999}));
    }

    /// A point in the very last place belongs to the range.
    void theUpperEnd()
    {
        const auto points = noise(1001);
        const auto drawn = decimate(points.x, points.y, PixelColumns({{0, 1000}, 10, false}));
        QCOMPARE(drawn.back(), std::size_t(1000));
    }
};

QTEST_APPLESS_MAIN(TestDecimation)
#include "tst_decimation.moc"
