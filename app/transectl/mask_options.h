#pragma once

#include <CLI/CLI.hpp>

#include "tracks/masks.h"

namespace transect {

/// --one-is-normal true|false: what 1 means in masks; not given: as their format has it.
void addMaskOptions(CLI::App& verb, MaskOptions& options);

} // namespace transect
