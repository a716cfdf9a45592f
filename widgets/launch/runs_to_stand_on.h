#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <QStringList>

namespace transect {

/// The runs of a library that a new one can stand on, as they are named in it, by their kind, the newest first: pre-training that
/// has checkpoints, and others that are complete or at work, which are waited for. Empty where the library cannot be read.
std::map<std::string, QStringList> runsToStandOn(const std::filesystem::path& library);

} // namespace transect
