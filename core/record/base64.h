#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace transect {

/// RFC 4648, section 4, with padding.
std::string toBase64(std::string_view bytes);
/// Nothing where `text` is not exactly what toBase64() writes.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace transect
