#pragma once

#include <cstdint>
#include <vector>

#include "record/json.h"

namespace transect {

/// The epochs after which a pre-training run writes a checkpoint, in order, with 0 and the last one. `parameters` are
/// complete. Checkpoints inside the first epoch are not among them: firstEpochSteps() counts them.
std::vector<std::int64_t> checkpointEpochs(const Json& parameters);
int firstEpochSteps(const Json& parameters);

} // namespace transect
