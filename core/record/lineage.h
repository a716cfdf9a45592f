#pragma once

#include <filesystem>
#include <vector>

#include "record/run_folder.h"
#include "record/run_spec.h"

namespace transect {

/// The folders of the runs that a run stands on: those of its lineage, else, of a run of an earlier version, the source that
/// its parameters name beside it. What is not of the expected shape is passed over.
std::vector<std::filesystem::path> standsOn(const RunSpec& spec, const RunFolder& folder);

} // namespace transect
