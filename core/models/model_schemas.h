#pragma once

#include <vector>

#include "record/parameters.h"

namespace transect {

/// The networks that this build can make, each with its parameters: "resnet10", ..., "resnet152", "vit_tiny", ..., "vit_l",
/// "efficientnet_b0", "mobilenet_v3_large", "small-cnn".
const std::vector<Schema>& modelSchemas();

} // namespace transect
