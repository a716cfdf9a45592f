#pragma once

#include "tracks/box.h"

namespace transect {

/// A person that a detector found in one picture.
struct Detection {
    Box box;
    float score = 0; ///< 0 to 1
};

} // namespace transect
