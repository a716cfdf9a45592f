#pragma once

#include <string>
#include <vector>

namespace transect {

/// "cpu" or "cuda:0": what `device` of a specification stands for on this machine; "auto" is the first GPU, else the CPU.
/// Throws Error "no-device" naming what there is.
std::string resolveDevice(const std::string& device);
std::vector<std::string> availableDevices();

} // namespace transect
