#include "analysis/decimation.h"

#include <algorithm>
#include <cmath>

namespace transect {

namespace {

bool areFinite(std::span<const double> values)
{
    // What is not finite leaves NaN behind; one sum is quicker than a question about each value.
    double sum = 0;
    for (const double value : values)
        sum += value * 0;
    return sum == 0;
}

/// Chooses from the points of one column after the other.
class Choice {
public:
    Choice(std::span<const double> y, std::size_t most) : m_y(y) { m_indices.reserve(most); }

    void addColumn(std::size_t begin, std::size_t end)
    {
        if (begin == end)
            return;
        if (areFinite(m_y.subspan(begin, end - begin)))
            return addRun(begin, end);
        // The line breaks where it does in the data.
        while (begin < end) {
            const bool isFinite = std::isfinite(m_y[begin]);
            auto stop = begin + 1;
            while (stop < end && std::isfinite(m_y[stop]) == isFinite)
                ++stop;
            if (isFinite)
                addRun(begin, stop);
            else
                add({begin, stop - 1});
            begin = stop;
        }
    }

    std::vector<std::size_t> take() { return std::move(m_indices); }

private:
    void addRun(std::size_t begin, std::size_t end)
    {
        double least = m_y[begin], greatest = m_y[begin];
        for (const double value : m_y.subspan(begin, end - begin)) {
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }
        const auto first = m_y.begin() + std::ptrdiff_t(begin), last = m_y.begin() + std::ptrdiff_t(end);
        const auto low = std::size_t(std::find(first, last, least) - m_y.begin());
        const auto high = std::size_t(std::find(first, last, greatest) - m_y.begin());
        add({begin, std::min(low, high), std::max(low, high), end - 1});
    }

    void add(std::initializer_list<std::size_t> ascending)
    {
        for (const auto index : ascending)
            if (m_indices.empty() || m_indices.back() < index)
                m_indices.push_back(index);
    }

    std::span<const double> m_y;
    std::vector<std::size_t> m_indices;
};

/// Where column `number` ends.
double endOf(const DrawnRange& range, int number)
{
    const double share = double(number + 1) / range.columns;
    return range.isLogarithmic ? range.x.low * std::pow(range.x.high / range.x.low, share) : range.x.low + share * (range.x.high - range.x.low);
}

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
    const auto place = [&](auto at) { return std::size_t(at - x.begin()); };
    const auto positive = range.isLogarithmic ? std::upper_bound(x.begin(), x.end(), 0.0) : x.begin();
    const auto inside = std::lower_bound(positive, x.end(), range.x.low);
    const auto outside = std::upper_bound(inside, x.end(), range.x.high);
    const auto begin = place(inside == positive ? inside : inside - 1);
    const auto end = place(outside == x.end() ? outside : outside + 1);
    if (end - begin <= 4 * std::size_t(range.columns) || !(range.x.high > range.x.low))
        return all(begin, end);

    Choice choice(y, 4 * std::size_t(range.columns) + 2);
    choice.addColumn(begin, place(inside));
    auto at = inside;
    for (int column = 0; column < range.columns; ++column) {
        const auto stop = column + 1 == range.columns ? outside : std::lower_bound(at, outside, endOf(range, column));
        choice.addColumn(place(at), place(stop));
        at = stop;
    }
    choice.addColumn(place(outside), end);
    return choice.take();
}

} // namespace transect
