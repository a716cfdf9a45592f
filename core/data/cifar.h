#pragma once

#include <filesystem>
#include <string>

#include "data/published_data.h"

namespace transect {

enum class CifarKind { Ten, Hundred, HundredCoarse };

/// True for a folder that holds the binary files of that kind (https://www.cs.toronto.edu/~kriz/cifar.html).
bool holdsCifar(const std::filesystem::path& folder, CifarKind kind);

/// The binary version of CIFAR-10 or CIFAR-100 (with its fine or its coarse labels), as a folder or as the tar it is
/// published as. Errors: "missing-data", "bad-data".
PublishedData openCifar(const std::filesystem::path& place, CifarKind kind, const std::string& name);

} // namespace transect
