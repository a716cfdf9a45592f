#pragma once

#include <optional>
#include <vector>

#include "analysis/event_forming.h"
#include "record/verdict_record.h"

namespace transect {

/// Where a review of an event stands: nobody judged it; somebody did; reviewers disagree.
enum class ReviewState { New, Judged, Disputed };

/// An event with what was said of it.
struct ReviewedEvent {
    IrregularEvent event;
    ReviewState state = ReviewState::New;
    Verdict verdict = Verdict::None;              ///< the latest of all reviewers'
    std::string note;                             ///< the latest that is not empty
    std::vector<VerdictRecord> current;           ///< the latest of each reviewer, without None; by time
    std::vector<VerdictRecord> history;           ///< all, by time
};

/// Gives each event the verdicts of its clip whose peak lies in it. Verdicts on no event of these (the rules changed since) are
/// in `elsewhere`.
struct Review {
    std::vector<ReviewedEvent> events;            ///< in the order given
    std::vector<VerdictRecord> elsewhere;         ///< the latest of each reviewer on each other event
};
Review reviewOf(std::vector<IrregularEvent> events, const std::vector<VerdictRecord>& verdicts);

/// How many of the judged events are true, among true and false ones: unsure ones and disputed ones do not count.
struct ReviewPrecision {
    std::int64_t trueEvents = 0, falseAlarms = 0, unsure = 0, disputed = 0, open = 0;
    std::optional<double> precision;              ///< nothing before the first verdict
    double low = 0, high = 1;                     ///< 95 %, Wilson (1927)
};
ReviewPrecision precisionOf(const std::vector<ReviewedEvent>& events);

/// The places of the open events in the order in which a verdict on them is most useful: first those nearest to the border
/// between the true events and the false alarms known so far (before any: the threshold), taken in turns from clip to clip, so
/// that one clip does not take all the time. Judged ones are not in it.
std::vector<std::size_t> usefulOrder(const std::vector<ReviewedEvent>& events, double threshold);

} // namespace transect
