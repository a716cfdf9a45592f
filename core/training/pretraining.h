#pragma once

#include "training/job.h"

namespace transect {

/// The kind of job "pretrain": trains a network on a source by a method and leaves a series of checkpoints.
///
/// Resuming is exact: batches depend on (seed, epoch, position) alone, and optimiser, random generators and running
/// sums are saved with every checkpoint, so that on one CPU thread a run that was stopped anywhere and resumed ends in
/// the same bits as one that was not.
JobKind pretrainJob();

/// The global steps after which a checkpoint is written, ascending, from 0 (the initialisation) to the last.
/// `checkpoints`: the group of that name of pretrainJob()'s parameters.
std::vector<std::int64_t> plannedSteps(const Json& checkpoints, std::int64_t epochs, std::int64_t stepsPerEpoch);

} // namespace transect
