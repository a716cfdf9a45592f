#pragma once

#include "record/job.h"

namespace transect {

/// The kind of job "regularity": fits the motion prior and trains the spatial-temporal transformer on the tracks of normal
/// behaviour (MoPRL, arXiv 2112.03649), then scores the test clips. Without epochs the motion prior scores alone.
///
/// The checkpoint that is reported has the lowest loss on held-out normal tracks; the last one's figures stand beside it.
/// scores/ holds the scores of the reported one, in poses/ what they are reviewed with, evaluation.json, and in
/// normal_scores.npy the reported kind of scores of the held-out windows. Resuming is exact; see training/training_loop.h.
JobKind regularityJob();

} // namespace transect
