#pragma once

#include "record/parameters.h"

namespace transect {

/// The inverse of toJson(Schema). Throws Error "bad-description" with `place`, the member, what was found and what was expected.
Schema schemaFromJson(const Json& json, const std::string& place);

} // namespace transect
