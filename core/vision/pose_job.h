#pragma once

#include "record/job.h"
#include "vision/model_trial.h"

namespace transect {

/// The kind of job "poses": tracks of the persons in videos. Writes tracks/NAME.json (tracked persons, with scores and boxes)
/// for each video and tracks/clips.csv, the table of their sizes, rates and lengths, into the run's folder. What the networks
/// find is kept in the library's .cache/poses stretch by stretch: a run that was stopped goes on within the video at hand.
/// `trial` is made of each model that is not known before the run itself imports it; empty: of none.
JobKind posesJob(const ModelTrial& trial = {});

/// Throws the Error by which a run of these (complete) parameters would fail at once: of a video or model that is not there.
void requirePoseInputs(const Json& parameters);

} // namespace transect
