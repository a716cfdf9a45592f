#pragma once

#include <map>
#include <string>

#include "record/json.h"
#include "record/run_folder.h"

namespace transect {

/// What a run reported of an epoch; null where it reported nothing.
struct EpochEvents {
    Json training, evaluation;
};

/// By epoch; of a resumed run each epoch once. Says on stderr which lines are damaged.
std::map<double, EpochEvents> epochEvents(const RunFolder& run);

/// A number of an event as a cell of a table, times `factor`, with as many `decimals`; "-" where there is none.
std::string eventCell(const Json& event, const char* name, int decimals, double factor = 1);

} // namespace transect
