#pragma once

#include <string>
#include <vector>

#include "record/json.h"

namespace transect {

/// Rows of objects as CSV with a header: the columns are all their members, in the order in which they first appear; what a row
/// lacks and what is null is an empty cell.
std::string csvOf(const std::vector<Json>& rows);

} // namespace transect
