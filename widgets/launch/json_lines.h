#pragma once

#include <string>
#include <string_view>

namespace transect {

/// The line, from 1, on which a field of a JSON text begins; of a field that is not there, the line of the nearest one
/// above it. `text` is well formed, `path` as errors name it: "transfer.0.images".
int lineOfField(std::string_view text, const std::string& path);

} // namespace transect
