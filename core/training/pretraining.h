#pragma once

#include "record/job.h"

namespace transect {

/// The kind of job "pretrain": trains a network on a source by a method and leaves a series of checkpoints.
/// Resuming is exact; see training/training_loop.h.
JobKind pretrainJob();

} // namespace transect
