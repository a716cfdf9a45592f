#pragma once

#include "record/parameters.h"

namespace transect {

/// All parameters of the kind of job "score".
Schema scoreSchema();

} // namespace transect
