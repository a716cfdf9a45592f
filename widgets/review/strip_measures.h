#pragma once

namespace transect::strip {

/// Of the rows of a score strip, in pixels.
inline constexpr double labelWidth = 80, rightMargin = 14, eventLane = 12, truthLane = 6, personHeight = 20, timeHeight = 18, gap = 4;
inline constexpr double leastScoreHeight = 48;

} // namespace transect::strip
