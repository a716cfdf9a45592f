#pragma once

#include <vector>

#include "record/parameters.h"

namespace transect {

/// The networks that this build can make: "resnet10", ..., "resnet152", "small-cnn", each with its parameters.
const std::vector<Schema>& modelSchemas();

} // namespace transect
