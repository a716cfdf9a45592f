#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "record/pickle.h"

namespace transect {

/// Reads numbers out of a pickle: plain ones, lists and tuples of them, None (NaN), and NumPy's arrays and scalars. Throws
/// Error "bad-tracks" with `place` for anything else, and where more numbers are read in all than the file has bytes, as
/// values that share their parts could pretend.
class PickleNumbers {
public:
    /// `place` is kept by reference.
    PickleNumbers(std::size_t fileSize, const std::string& place)
        : m_left(fileSize)
        , m_place(place)
    {
    }

    /// All numbers in `value`, in their order; `what` is for messages.
    std::vector<double> read(const PickleValue& value, const std::string& what);
    /// A whole number from 0, or a text of one.
    std::int64_t whole(const PickleValue& value, const std::string& what);

private:
    void append(std::vector<double>& numbers, const PickleValue& value, int depth);
    void appendObject(std::vector<double>& numbers, const PickleValue& object);
    void spend(std::size_t numbers);
    [[noreturn]] void fail(const std::string& found) const;

    std::size_t m_left;
    const std::string& m_place;
    std::string m_what;
};

} // namespace transect
