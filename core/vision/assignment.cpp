#include "vision/assignment.h"

#include <algorithm>
#include <limits>

namespace transect {

namespace {

/// Gives every row a column of its own; needs no more rows than columns. Row and column 0 stand for "none".
class Assignment {
public:
    Assignment(std::span<const double> gains, int rows, int columns, bool transposed)
        : m_gains(gains)
        , m_rows(rows)
        , m_columns(columns)
        , m_transposed(transposed)
        , m_rowPrice(std::size_t(rows) + 1)
        , m_columnPrice(std::size_t(columns) + 1)
        , m_rowOf(std::size_t(columns) + 1)
    {
        for (int row = 1; row <= rows; ++row)
            augment(row);
    }

    /// The row (from 1) that has column `column` (from 1); 0: none.
    int rowOf(int column) const { return m_rowOf[std::size_t(column)]; }

private:
    double cost(int row, int column) const
    {
        const auto at = m_transposed ? std::size_t(column - 1) * std::size_t(m_rows) + std::size_t(row - 1)
                                     : std::size_t(row - 1) * std::size_t(m_columns) + std::size_t(column - 1);
        return -std::max(m_gains[at], 0.0);
    }

    void augment(int row)
    {
        const auto count = std::size_t(m_columns) + 1;
        std::vector<double> distance(count, std::numeric_limits<double>::infinity());
        std::vector<int> before(count);
        std::vector<char> isDone(count);
        m_rowOf[0] = row;
        int column = 0;
        while (m_rowOf[std::size_t(column)] != 0) {
            isDone[std::size_t(column)] = 1;
            column = extend(column, distance, before, isDone);
        }
        for (; column != 0; column = before[std::size_t(column)])
            m_rowOf[std::size_t(column)] = m_rowOf[std::size_t(before[std::size_t(column)])];
    }

    /// Extends the tree of shortest paths by one column, which is returned.
    int extend(int from, std::vector<double>& distance, std::vector<int>& before, const std::vector<char>& isDone)
    {
        const int row = m_rowOf[std::size_t(from)];
        double step = std::numeric_limits<double>::infinity();
        int nearest = 0;
        for (int column = 1; column <= m_columns; ++column) {
            const auto at = std::size_t(column);
            if (isDone[at])
                continue;
            const double reduced = cost(row, column) - m_rowPrice[std::size_t(row)] - m_columnPrice[at];
            if (reduced < distance[at]) {
                distance[at] = reduced;
                before[at] = from;
            }
            if (distance[at] < step) {
                step = distance[at];
                nearest = column;
            }
        }
        for (std::size_t column = 0; column <= std::size_t(m_columns); ++column) {
            if (isDone[column]) {
                m_rowPrice[std::size_t(m_rowOf[column])] += step;
                m_columnPrice[column] -= step;
            } else {
                distance[column] -= step;
            }
        }
        return nearest;
    }

    std::span<const double> m_gains;
    int m_rows, m_columns;
    bool m_transposed;
    std::vector<double> m_rowPrice, m_columnPrice;
    std::vector<int> m_rowOf;
};

} // namespace

std::vector<std::pair<int, int>> bestPairs(std::span<const double> gains, int rows, int columns)
{
    const bool transposed = rows > columns;
    const int fewer = std::min(rows, columns), more = std::max(rows, columns);
    const Assignment assignment(gains, fewer, more, transposed);
    std::vector<std::pair<int, int>> pairs;
    for (int one = 1; one <= more; ++one) {
        const int other = assignment.rowOf(one);
        if (other == 0)
            continue;
        const std::pair pair = transposed ? std::pair(one - 1, other - 1) : std::pair(other - 1, one - 1);
        if (gains[std::size_t(pair.first) * std::size_t(columns) + std::size_t(pair.second)] > 0)
            pairs.push_back(pair);
    }
    std::ranges::sort(pairs);
    return pairs;
}

} // namespace transect
