#pragma once

#include "record/parameters.h"
#include "vision/video_poses.h"

namespace transect {

Schema posesSchema();

/// From the complete parameters of posesSchema().
TrackingOptions trackingOptions(const Json& parameters);
DetectorOptions detectorOptions(const Json& parameters);

} // namespace transect
