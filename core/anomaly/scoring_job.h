#pragma once

#include <vector>

#include "anomaly/track_sources.h"
#include "record/job.h"

namespace transect {

/// The kind of job "score": scores tracks by a model or by the motion prior alone. Writes scores/, in scores/poses/ what they are
/// reviewed with, evaluation.json where the truth is known, and normal_scores.npy where scores of normal windows are known.
/// What it stands on may still be at work: it is waited for. A run that was stopped begins anew.
JobKind scoreJob();

/// What such a run stands on: tracks, model, prior_from. Errors: those of trackSource().
std::vector<TrackSource> scoringSources(const Json& parameters, const SourcePlaces& places);

/// Locates all that the parameters name.
void requireScoringInputs(const Json& parameters, const SourcePlaces& places);

} // namespace transect
