#pragma once

#include <optional>

#include "record/error.h"
#include "widgets/launch/engine_description.h"

namespace transect {

// What a specification may say: the parameters of its kinds of job, and the members that name and repeat them.

/// A single run of a kind: name, seed and its parameters.
Schema runSchema(const Schema& kind);
/// A study: name, description and the seeds of its source; without its runs.
Schema studySchema();
/// The source run of a study, and one of its transfer runs, which all stand on it.
Schema sourceSchema(const Schema& pretrain);
Schema targetSchema(const Schema& transfer);
/// One of the runs of a study that lists them instead of a source and its targets; their seeds are the study's.
Schema listedRunSchema(const Schema& kind);
bool listsRuns(const Json& study);
/// The same with everything optional that must be given: for specifications that are still being written.
Schema withoutRequirements(Schema schema);

/// The specification with every default; members that must be given are null where `unfinished` permits them to be
/// missing. Throws Error "bad-field" with the place, as `transectl run` does.
Json completeSpecification(const Json& specification, const EngineDescription& engine, bool unfinished = false);

} // namespace transect
