#pragma once

#include <filesystem>
#include <functional>

#include "vision/model_catalogue.h"
#include "vision/model_file.h"

namespace transect {

/// Tries the network in a file for a role where it does no harm, whatever the file does to whoever imports it. Throws Error
/// "bad-model" naming the file.
using ModelTrial = std::function<void(const std::filesystem::path& file, ModelRole role)>;

/// Whether these are the very bytes that this version was tried with. Never of Darknet, of which only the weights are known.
bool isKnownModel(const ModelFile& model);

/// Imports a network and carries it out once on a small black picture, in this process. Errors: those of readModelFile(),
/// makeDetector() and PoseNetwork.
void tryModel(const std::filesystem::path& file, ModelRole role);

} // namespace transect
