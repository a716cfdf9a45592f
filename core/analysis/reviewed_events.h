#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/event_forming.h"
#include "record/verdict_record.h"

namespace transect {

/// Where a review of an event stands: nobody judged it; somebody did; one calls it true and another a false alarm.
enum class ReviewState { New, Judged, Disputed };

/// An event with what was said of it.
struct ReviewedEvent {
    IrregularEvent event;
    ReviewState state = ReviewState::New;
    Verdict verdict = Verdict::None;              ///< the latest of all reviewers'
    std::string note;                             ///< of the latest records of each reviewer, the latest that is not empty
    std::vector<VerdictRecord> current;           ///< the latest of each reviewer, without None; by time
    std::vector<VerdictRecord> history;           ///< all, by time
};

/// Gives each event the verdicts of its clip whose peak lies in it. Verdicts on no event of these (the rules changed since) are
/// in `elsewhere`.
struct Review {
    std::vector<ReviewedEvent> events;            ///< in the order given
    std::vector<VerdictRecord> elsewhere;         ///< the latest of each reviewer on each other peak, without None; by time
};
Review reviewOf(std::vector<IrregularEvent> events, const std::vector<VerdictRecord>& verdicts);

/// How many of the judged events are true, among true and false ones: unsure ones and disputed ones do not count.
struct ReviewPrecision {
    std::int64_t trueEvents = 0, falseAlarms = 0, unsure = 0, disputed = 0, open = 0;
    std::optional<double> precision;              ///< nothing before the first verdict
    double low = 0, high = 1;                     ///< 95 %, Wilson (1927)
};
ReviewPrecision precisionOf(const std::vector<ReviewedEvent>& events);

/// The score that best parts the true events from the false alarms known so far, the middle one of several equally good ones:
/// halfway between two; where only true events are known, halfway from the lowest to the threshold, where only false alarms,
/// that of the highest. The threshold before any verdict.
double borderOf(const std::vector<ReviewedEvent>& events, double threshold);

/// The places of the open events in the order in which a verdict on them is most useful: first those nearest to borderOf(),
/// taken in turns from clip to clip, so that one clip does not take all the time. Judged and disputed ones are not in it.
std::vector<std::size_t> usefulOrder(const std::vector<ReviewedEvent>& events, double threshold);

} // namespace transect
