#pragma once

#include <string>

namespace transect {

// torchvision's transformers had "mlp.linear_1" and "mlp.linear_2" where they have "mlp.0" and "mlp.3" now. Other names stay.

std::string currentName(std::string name);
std::string formerName(std::string name);

} // namespace transect
