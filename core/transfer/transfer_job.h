#pragma once

#include "record/job.h"

namespace transect {

/// The kind of job "transfer": evaluates every checkpoint of a series on a target by FE and FT, and takes the spectra of
/// its features. It follows a source that is still training. Results already in transfer.jsonl are not computed again.
JobKind transferJob();

} // namespace transect
