#pragma once

#include <string>

#include "record/parameters.h"

namespace transect {

/// From where a score is high enough for an event to begin.
enum class ThresholdBy {
    Score,       ///< the number itself
    Percentile,  ///< the percentile of the scores of normal frames; of all scored frames where none are known to be normal
    FalseAlarms  ///< the lowest at which normal frames give no more than so many events an hour
};

/// How the scores of a clip's frames become events.
struct EventRules {
    ThresholdBy by = ThresholdBy::Percentile;
    double value = 95;            ///< the score, the percentile, or the false alarms an hour
    double smoothing = 0.4;       ///< standard deviation of the Gaussian that smooths the frames' scores first, in seconds; 0: none
    double offShare = 0.8;        ///< an event that began at the threshold t goes on while the score is at least offShare x t
    double shortest = 0.3;        ///< in seconds: shorter events are left out, once near ones were merged
    double mergeGap = 1;          ///< in seconds: events with a shorter gap between them are one
    double padding = 1;           ///< in seconds: shown before and after; never part of what is counted

    bool operator==(const EventRules&) const = default;
};

/// The rules as parameters: for `transectl review`, and for the window's form.
Schema eventRulesSchema();

/// {"threshold_by": "percentile", "value": 95.0, "smoothing": 0.4, "off_share": 0.8, "shortest": 0.3, "merge_gap": 1.0,
/// "padding": 1.0}: what complete() makes of the schema. The reader throws Error "bad-field" with `place`.
Json toJson(const EventRules& rules);
EventRules eventRulesFromJson(const Json& json, const std::string& place = {});

} // namespace transect
