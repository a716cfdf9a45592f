#include <QtTest>

#include <algorithm>
#include <random>

#include "vision/assignment.h"

using namespace transect;

namespace {

using Pairs = std::vector<std::pair<int, int>>;

double sumOf(const Pairs& pairs, const std::vector<double>& gains, int columns)
{
    double sum = 0;
    for (const auto& [row, column] : pairs)
        sum += gains[std::size_t(row * columns + column)];
    return sum;
}

/// By trying all ways.
double bestSum(const std::vector<double>& gains, int rows, int columns, int row = 0, unsigned taken = 0)
{
    if (row == rows)
        return 0;
    double best = bestSum(gains, rows, columns, row + 1, taken); // the row stays alone
    for (int column = 0; column < columns; ++column) {
        const double gain = gains[std::size_t(row * columns + column)];
        if (gain > 0 && !(taken & 1u << column))
            best = std::max(best, gain + bestSum(gains, rows, columns, row + 1, taken | 1u << column));
    }
    return best;
}

} // namespace

class TestAssignment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The largest gain alone (0.9) would leave the second row with nothing.
    void prefersTheBestSumToTheBestPair()
    {
        QCOMPARE(bestPairs(std::vector{0.9, 0.8, 0.85, 0.0}, 2, 2), (Pairs{{0, 1}, {1, 0}}));
    }

    void leavesAloneWhatGainsNothing()
    {
        QCOMPARE(bestPairs(std::vector{-0.1, 0.0, 0.5, -1.0}, 2, 2), (Pairs{{1, 0}}));
        QCOMPARE(bestPairs({}, 0, 3), Pairs{});
        QCOMPARE(bestPairs({}, 3, 0), Pairs{});
    }

    void agreesWithTryingAllWays()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<double> gain(-0.5, 1);
        for (int round = 0; round < 300; ++round) {
            const int rows = 1 + round % 6, columns = 1 + round / 6 % 6;
            std::vector<double> gains(std::size_t(rows * columns));
            std::ranges::generate(gains, [&] { return gain(random); });
            const auto pairs = bestPairs(gains, rows, columns);
            QVERIFY(std::abs(sumOf(pairs, gains, columns) - bestSum(gains, rows, columns)) < 1e-12);
            QVERIFY(std::ranges::is_sorted(pairs));
            std::vector<int> seen(std::size_t(columns), 0);
            for (const auto& [row, column] : pairs)
                QCOMPARE(++seen[std::size_t(column)], 1);
        }
    }
};

QTEST_APPLESS_MAIN(TestAssignment)
#include "tst_assignment.moc"
