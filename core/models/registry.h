#pragma once

#include <functional>

#include "models/network.h"

namespace transect {

/// A network's declaration and how it is made. Each file of a network defines one function that returns its entries;
/// registry.cpp lists them.
struct NetworkEntry {
    Schema schema;
    std::function<NetworkPtr(const Json& parameters, std::int64_t inputChannels, std::int64_t classes)> make;
};

std::vector<NetworkEntry> resnets();
std::vector<NetworkEntry> smallNetworks();

} // namespace transect
