#pragma once

#include "record/parameters.h"

namespace transect {

Schema regularitySchema();

} // namespace transect
