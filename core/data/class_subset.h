#pragma once

#include "data/data_set.h"

namespace transect {

/// The images of some classes, relabelled 0, 1, ... in the order of `classNames`. Throws Error "bad-field" for a name
/// that `data` does not have, with the nearest spelling, and for one that stands twice.
DataSetPtr classSubset(DataSetPtr data, const std::vector<std::string>& classNames);

} // namespace transect
