#pragma once

#include "vision/model_trial.h"

namespace transect {

/// A trial by transectl try-model, with limits on memory and time: a network that crashes or hangs it is an Error "bad-model".
ModelTrial trialInOwnProcess();

/// "detector", "pose": as the command line calls the roles.
std::string_view nameOf(ModelRole role);

} // namespace transect
