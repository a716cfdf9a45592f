#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QString>

#include "record/json.h"

namespace transect {

/// A value of a specification as a person reads it; of an object its name.
QString valueText(const Json& value);

/// A moment in UTC, "2025-03-01T14:02:11Z", as a person here reads it; empty where it is none.
QString timeText(const std::string& moment);

/// The single values of nested parameters with their places, "fine_tuning.steps", in order; a list is one value.
std::vector<std::pair<std::string, Json>> flattened(const Json& parameters);

} // namespace transect
