#pragma once

#include "record/parameters.h"
#include "transfer/foreign_network.h"

namespace transect {

/// How a series that another program wrote is read, and how long it is followed.
struct ForeignOptions {
    SeriesOrder order;
    ImportOptions network;
    std::int64_t expected = 0; ///< checkpoints that there will be in the end; 0: not known
    double idleSeconds = 0;    ///< without a new one after which no more is waited for; 0: none, or where `expected` is given no limit
};

/// The group "series" of a transfer run.
Parameter foreignSeriesParameter();

/// Of the completed group. Throws Error "bad-field".
ForeignOptions foreignOptions(const Json& group);

/// "last.pth=90" as it corrects the order of a series. Throws Error "bad-field" with `place`.
std::pair<std::string, double> epochCorrection(const std::string& text, const std::string& place);

} // namespace transect
