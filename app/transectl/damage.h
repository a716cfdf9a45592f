#pragma once

#include <string>
#include <vector>

#include "record/run_folder.h"
#include "record/transfer_record.h"

namespace transect {

// Verbs that read a run go on without its damaged lines, and say on stderr which.

void warnOfDamage(const std::filesystem::path& journal, const std::vector<std::string>& damage);

/// The run's transfer results, none where it has none.
std::vector<TransferResult> resultsOf(const RunFolder& run);

} // namespace transect
