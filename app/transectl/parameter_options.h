#pragma once

#include <CLI/CLI.hpp>

#include "record/parameters.h"

namespace transect {

/// An option of `verb` for each parameter that is no group or variant: "smoothing_over" is --smoothing-over. What the user
/// gives goes into `given`, which outlives the parsing; what is there already is the default.
void addParameters(CLI::App& verb, const Schema& schema, Json& given);

} // namespace transect
