#pragma once

#include <vector>

#include "record/parameters.h"

namespace transect {

/// The methods that this build has, with their parameters.
const std::vector<Schema>& methodSchemas();

} // namespace transect
