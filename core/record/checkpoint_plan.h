#pragma once

#include <cstdint>
#include <vector>

#include "record/json.h"

namespace transect {

/// The epochs after which a pre-training run of `epochs` epochs writes a checkpoint, in order: 0, the last one, and
/// those of the series that `checkpoints` (the group of that name of its complete parameters) asks for up to there.
std::vector<std::int64_t> plannedEpochs(const Json& checkpoints, std::int64_t epochs);

/// The number of checkpoints asked for inside the first epoch; those beyond its end will not be written.
int plannedInsideFirstEpoch(const Json& checkpoints, std::int64_t epochs);

} // namespace transect
