#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "record/parameters.h"

namespace transect {

// How values and what is allowed are written in messages and on the reference page.

inline constexpr std::uint64_t largestInteger = std::uint64_t(1) << 53; ///< what a Real holds without rounding

std::string shownValue(const Json& value);           ///< as JSON, cut after some 60 characters
std::string shownNumber(double number);              ///< "10 000", "0.1"
std::string shownRange(const Parameter& parameter);  ///< " from 0 to 10 000", " of at least 1", or empty
std::string quotedList(const std::vector<std::string>& words); ///< "a", "b"
/// "a whole number from 1 to 100 (epochs)": what may be given for a parameter.
std::string allowedValues(const Parameter& parameter);

} // namespace transect
