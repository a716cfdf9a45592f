#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace transect {

/// The scores of a clip's frames and, where it is known, the truth about them.
struct FrameColumn {
    std::string clip;
    std::vector<double> scores;
    std::vector<std::uint8_t> abnormal; ///< of each frame; empty: not known
};

/// CSV with the columns clip, frame and score and, where the truth about a clip is known, abnormal: 0 or 1, empty where it is
/// not known.
std::string frameTable(const std::vector<FrameColumn>& clips);

} // namespace transect
