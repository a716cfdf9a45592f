#pragma once

#include <functional>

#include "models/network.h"

namespace transect {

/// A network's declaration and how it is made. Each file of a network defines one function that returns its entries;
/// registry.cpp lists them.
struct NetworkEntry {
    Schema schema;
    std::function<NetworkPtr(const Json& parameters, std::int64_t inputChannels, std::int64_t classes)> make;
    /// Widths are multiples of this. Each size of each tensor is fixed or in proportion to the width or to the classes.
    std::function<std::int64_t(const Json& parameters)> widthStep = [](const Json&) { return std::int64_t(1); };
};

/// Throws Error "bad-field".
const NetworkEntry& networkEntry(const Json& model);
/// Throws Error "bad-field" for a width that is no multiple of its step.
void requireWidth(const Json& model);

std::vector<NetworkEntry> resnets();
std::vector<NetworkEntry> smallNetworks();
std::vector<NetworkEntry> visionTransformers();
std::vector<NetworkEntry> efficientNets();
std::vector<NetworkEntry> mobileNets();

} // namespace transect
