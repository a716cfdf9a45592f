#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace transect {

// The texts of pickles of protocol 0.

/// Python's "raw-unicode-escape": Latin-1, with \uXXXX and \UXXXXXXXX; as UTF-8.
std::string rawUnicode(std::string_view line);

/// What a quoted string of Python 2 stands for; none where it is not quoted.
std::optional<std::string> unquoted(std::string_view line);

} // namespace transect
