#pragma once

#include <span>
#include <vector>

#include "record/run_details.h"

namespace transect {

/// A moment at which the learning rate fell at once.
struct RateDrop {
    double step = 0, epoch = 0;
    double factor = 1; ///< what the rate was multiplied by: 0.1
    bool operator==(const RateDrop&) const = default;
};

/// The drops of a rate that was reported now and then: where it falls to four fifths or less between two reports and is
/// level (to one part in a hundred) just before or just after. A cosine or a line, which fall all the time, have none.
/// The columns have one length and are in order of steps; a rate that is not finite is no drop.
std::vector<RateDrop> learningRateDrops(std::span<const double> steps, std::span<const double> epochs, std::span<const double> rates);
/// Of the rate that the run reported; none where it reported none.
std::vector<RateDrop> learningRateDrops(const RunDetails& run);

} // namespace transect
