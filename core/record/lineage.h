#pragma once

#include <filesystem>
#include <vector>

#include "record/run_folder.h"
#include "record/run_spec.h"

namespace transect {

/// The folders of the runs that a run stands on: those of its lineage, else, of a run of an earlier version, the source that
/// its parameters name beside it. What is not of the expected shape is passed over.
std::vector<std::filesystem::path> standsOn(const RunSpec& spec, const RunFolder& folder);

/// What makes another transfer run evaluate the series that this one does: its `source` and, where another program wrote it, `series`, which says how
/// it is read. Empty where the run names none.
Json seriesParameters(const RunSpec& transfer, const RunFolder& folder);

} // namespace transect
