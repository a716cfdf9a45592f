#include "analysis/decimation.h"

#include <algorithm>
#include <cmath>

namespace transect {

namespace {

/// The points of one column, by their indices.
struct Column {
    std::size_t first, least, greatest, last;

    explicit Column(std::size_t index) : first(index), least(index), greatest(index), last(index) {}

    void add(std::size_t index, std::span<const double> y)
    {
        last = index;
        if (y[index] < y[least])
            least = index;
        if (y[index] > y[greatest])
            greatest = index;
    }

    void appendTo(std::vector<std::size_t>& indices) const
    {
        const auto [early, late] = std::minmax(least, greatest);
        for (const auto index : {first, early, late, last})
            if (indices.empty() || indices.back() < index)
                indices.push_back(index);
    }
};

/// Walks through the columns; asks for a logarithm only where one ends.
class Columns {
public:
    Columns(const DrawnRange& range, double x)
        : m_isLogarithmic(range.isLogarithmic)
        , m_low(place(range.x.low))
        , m_width((place(range.x.high) - m_low) / range.columns)
    {
        enter(x);
    }

    bool holds(double x) const { return x < m_end; }

    void enter(double x)
    {
        double column = std::floor((place(x) - m_low) / m_width);
        do
            m_end = value(m_low + ++column * m_width);
        while (m_end <= x); // rounding may put x at the very end of its column
    }

private:
    double place(double x) const { return m_isLogarithmic ? std::log(x) : x; }
    double value(double place) const { return m_isLogarithmic ? std::exp(place) : place; }

    bool m_isLogarithmic;
    double m_low, m_width, m_end = 0;
};

std::vector<std::size_t> all(std::size_t begin, std::size_t end)
{
    std::vector<std::size_t> indices;
    for (auto i = begin; i < end; ++i)
        indices.push_back(i);
    return indices;
}

} // namespace

std::vector<std::size_t> decimate(std::span<const double> x, std::span<const double> y, const DrawnRange& range)
{
    const auto positive = range.isLogarithmic ? std::upper_bound(x.begin(), x.end(), 0.0) : x.begin();
    const auto inside = std::lower_bound(positive, x.end(), range.x.low);
    const auto outside = std::upper_bound(inside, x.end(), range.x.high);
    const auto begin = std::size_t((inside == positive ? inside : inside - 1) - x.begin());
    const auto end = std::size_t((outside == x.end() ? outside : outside + 1) - x.begin());
    if (end - begin <= 4 * std::size_t(range.columns) || !(range.x.high > range.x.low))
        return all(begin, end);

    std::vector<std::size_t> indices;
    indices.reserve(4 * std::size_t(range.columns) + 8);
    // Neighbours outside the range lie in columns of their own: before the first or after the last.
    Columns columns(range, x[begin]);
    Column points(begin);
    for (auto i = begin + 1; i < end; ++i) {
        const bool isNext = !columns.holds(x[i]);
        if (isNext)
            columns.enter(x[i]);
        // A gap ends the gathering, so that the line breaks where it does in the data.
        if (!isNext && std::isfinite(y[i]) == std::isfinite(y[points.last])) {
            points.add(i, y);
            continue;
        }
        points.appendTo(indices);
        points = Column(i);
    }
    points.appendTo(indices);
    return indices;
}

} // namespace transect
