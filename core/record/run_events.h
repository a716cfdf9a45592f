#pragma once

#include <vector>

#include "record/json.h"

namespace transect {

/// A run's events as one training: where the run was resumed at a step, what an earlier worker had reported of later
/// steps is left out, because the resumed one reports them again.
std::vector<Json> currentEvents(std::vector<Json> events);

} // namespace transect
