#include "analysis/decimation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace transect {

namespace {

/// The least and the greatest of some values. Four of each are kept side by side: a processor compares them at once, while one
/// would have to wait for the comparison before.
struct Extremes {
    double least, greatest;
    bool areFinite;
};

Extremes extremesOf(std::span<const double> values)
{
    constexpr std::size_t lanes = 4;
    std::array<double, lanes> least, greatest, sum{};
    least.fill(values.front());
    greatest.fill(values.front());
    const auto consider = [&](std::size_t lane, double value) {
        least[lane] = value < least[lane] ? value : least[lane];
        greatest[lane] = value > greatest[lane] ? value : greatest[lane];
        sum[lane] += value * 0; // what is not finite leaves NaN behind
    };
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            consider(lane, values[i + lane]);
    for (; i < values.size(); ++i)
        consider(0, values[i]);
    return {*std::min_element(least.begin(), least.end()), *std::max_element(greatest.begin(), greatest.end()),
            sum[0] + sum[1] + sum[2] + sum[3] == 0};
}

/// Chooses from the points of one column after the other.
class Choice {
public:
    Choice(std::span<const double> y, std::size_t most) : m_y(y) { m_indices.reserve(most); }

    void addColumn(std::size_t begin, std::size_t end)
    {
        if (begin == end)
            return;
        if (const auto extremes = extremesOf(m_y.subspan(begin, end - begin)); extremes.areFinite)
            return addRun(begin, end, extremes);
        // The line breaks where it does in the data.
        while (begin < end) {
            const bool isFinite = std::isfinite(m_y[begin]);
            auto stop = begin + 1;
            while (stop < end && std::isfinite(m_y[stop]) == isFinite)
                ++stop;
            if (isFinite)
                addRun(begin, stop, extremesOf(m_y.subspan(begin, stop - begin)));
            else
                add({begin, stop - 1});
            begin = stop;
        }
    }

    std::vector<std::size_t> take() { return std::move(m_indices); }

private:
    void addRun(std::size_t begin, std::size_t end, const Extremes& extremes)
    {
        const auto first = m_y.begin() + std::ptrdiff_t(begin), last = m_y.begin() + std::ptrdiff_t(end);
        const auto low = std::size_t(std::find(first, last, extremes.least) - m_y.begin());
        const auto high = std::size_t(std::find(first, last, extremes.greatest) - m_y.begin());
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

/// The first of [begin, end) that is not below `limit`, as std::lower_bound() finds it, in steps that double from `guess` on:
/// columns that follow one another hold about as many points.
std::size_t lowerBound(std::span<const double> x, std::size_t begin, std::size_t end, std::size_t guess, double limit)
{
    guess = std::min(guess, end);
    for (std::size_t step = 1; guess < end && x[guess] < limit; step *= 2) {
        begin = guess + 1;
        guess = std::min(guess + step, end);
    }
    end = guess;
    for (std::size_t step = 1; guess > begin && !(x[guess - 1] < limit); step *= 2) {
        end = guess - 1;
        guess = guess - begin > step ? guess - step : begin;
    }
    const auto place = x.begin();
    return std::size_t(std::lower_bound(place + std::ptrdiff_t(guess), place + std::ptrdiff_t(end), limit) - place);
}

} // namespace

PixelColumns::PixelColumns(const DrawnRange& range)
    : m_range(range)
{
    const auto& [low, high] = range.x;
    const double length = range.isLogarithmic ? std::log(high / low) : high - low;
    m_ends.reserve(std::size_t(range.columns));
    for (int column = 1; column < range.columns; ++column) {
        const double from = length * column / range.columns;
        m_ends.push_back(range.isLogarithmic ? low * std::exp(from) : low + from);
    }
    m_ends.push_back(high);
}

std::vector<std::size_t> decimate(std::span<const double> x, std::span<const double> y, const PixelColumns& columns)
{
    const auto& range = columns.range();
    const auto place = [&](auto at) { return std::size_t(at - x.begin()); };
    const auto positive = range.isLogarithmic ? std::upper_bound(x.begin(), x.end(), 0.0) : x.begin();
    const auto inside = std::lower_bound(positive, x.end(), range.x.low);
    const auto outside = std::upper_bound(inside, x.end(), range.x.high);
    const auto begin = place(inside == positive ? inside : inside - 1);
    const auto end = place(outside == x.end() ? outside : outside + 1);
    if (end - begin <= 4 * std::size_t(range.columns) || columns.isEmpty()) {
        std::vector<std::size_t> all(end - begin);
        std::iota(all.begin(), all.end(), begin);
        return all;
    }

    Choice choice(y, 4 * std::size_t(range.columns) + 2);
    choice.addColumn(begin, place(inside));
    auto at = place(inside);
    std::size_t inColumn = 0;
    for (int column = 0; column < range.columns; ++column) {
        const auto stop = column + 1 == range.columns ? place(outside) : lowerBound(x, at, place(outside), at + inColumn, columns.end(column));
        choice.addColumn(at, stop);
        inColumn = stop - at;
        at = stop;
    }
    choice.addColumn(place(outside), end);
    return choice.take();
}

} // namespace transect
