#pragma once

#include <string>
#include <string_view>

namespace transect {

/// What is wrong, from the text of nlohmann's exception: "[json.exception.parse_error.101] parse error at line 1, column 2:
/// syntax error ..." without what comes before "syntax error".
std::string explanationIn(std::string_view what);

} // namespace transect
