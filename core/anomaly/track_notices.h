#pragma once

#include <string>
#include <vector>

#include "record/run_writer.h"

namespace transect {

/// What of the tracks a run disagreed or was passed over, as its notices: the first of them, and how many more there are.
void reportTrackNotices(RunWriter& run, const std::vector<std::string>& notices);

} // namespace transect
