#pragma once

#include "data/data_set.h"

namespace transect {

/// A data set as its authors publish it. `test` is null where they publish one pool only (a sheet, one folder).
struct PublishedData {
    DataSetPtr train;
    DataSetPtr test;
};

} // namespace transect
