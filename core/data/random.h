#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>

namespace transect {

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): the same numbers on every
/// machine and with every standard library, which std::shuffle and the distributions of <random> do not promise.
class Random {
public:
    /// The stream of `seed`; with `path`, such as {epoch, index}, one of its many independent branches.
    explicit Random(std::uint64_t seed, std::initializer_list<std::uint64_t> path = {})
        : m_state(seed)
    {
        for (const auto step : path)
            m_state = next() ^ step;
    }

    std::uint64_t next() { return mixed(m_state += gamma); }

    /// 0 to bound - 1, each equally likely. `bound` is at least 1.
    std::uint64_t below(std::uint64_t bound)
    {
        // The first 2^64 mod bound numbers are drawn again: what remains is a multiple of bound.
        const std::uint64_t surplus = -bound % bound;
        for (;;) {
            if (const auto number = next(); number >= surplus)
                return number % bound;
        }
    }

    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    /// Uniform in [low, high).
    double between(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double probability) { return uniform() < probability; }

    /// Puts a random choice of `count` of the items at the front, in random order (Fisher and Yates).
    template <typename Items>
    void shuffleFront(Items& items, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i)
            std::swap(items[i], items[i + below(items.size() - i)]);
    }

private:
    static constexpr std::uint64_t gamma = 0x9E3779B97F4A7C15;

    static std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    std::uint64_t m_state;
};

} // namespace transect
