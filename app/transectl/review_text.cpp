#include "review_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "record/counted.h"
#include "text.h"

namespace transect {

namespace {

std::string onOneLine(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::string personText(std::int64_t person)
{
    return person < 0 ? std::string() : std::to_string(person);
}

double startOf(const LoadedReview& loaded, const IrregularEvent& event)
{
    return loaded.secondsOf(event.clip, event.first);
}

/// Where the last frame ends.
double endOf(const LoadedReview& loaded, const IrregularEvent& event)
{
    return loaded.secondsOf(event.clip, event.last + 1);
}

std::string tableText(const LoadedReview& loaded, const std::vector<std::size_t>& places)
{
    TextTable table({"clip", "start", "end", "peak", "score", "person", "state", "verdict", "note"}, {false, true, true, true, true, true});
    for (const auto place : places) {
        const auto& [event, state, verdict, note, current, history] = loaded.review.events[place];
        table.add({onOneLine(event.clip), momentText(startOf(loaded, event)), momentText(endOf(loaded, event)), std::to_string(event.peak), printed("%.4g", event.score),
                   personText(event.person), std::string(nameOf(state)), verdict == Verdict::None ? "" : std::string(nameOf(verdict)), onOneLine(note)});
    }
    return places.empty() ? std::string() : table.text();
}

std::string percentileText(double percentile, PercentileOf of)
{
    const char* what = of == PercentileOf::NormalTracks ? "the scores of held-out normal tracks"
                       : of == PercentileOf::NormalFrames ? "the scores of normal frames"
                                                          : "the scores of all frames, of which none is known to be normal";
    return printed("percentile %g of %s", percentile, what);
}

std::string thresholdText(const Threshold& threshold, const EventRules& rules)
{
    auto text = printed("Threshold %.6g", threshold.score);
    if (rules.by == ThresholdBy::Percentile)
        text += ", " + percentileText(rules.value, threshold.of);
    if (rules.by == ThresholdBy::FalseAlarms)
        text += printed(threshold.isReached ? ", for at most %g false alarms an hour" : ", the highest score: %g false alarms an hour cannot be reached", rules.value);
    return text + '\n';
}

std::string alarmsText(const Threshold& threshold)
{
    if (threshold.normalFrames == 0)
        return "False alarms are not known: no frame is known to be normal\n";
    return printed("%s in %.3g hours of normal frames: %.3g an hour\n", counted(threshold.alarms, "false alarm", "false alarms").c_str(), threshold.normalHours,
                   threshold.alarmsPerHour);
}

std::string precisionText(const ReviewPrecision& precision)
{
    auto text = std::to_string(precision.open) + " new, " + std::to_string(precision.trueEvents) + " true, " + counted(precision.falseAlarms, "false alarm", "false alarms")
                + ", " + std::to_string(precision.unsure) + " unsure, " + std::to_string(precision.disputed) + " disputed\n";
    if (precision.precision)
        text += printed("Precision %.3f so far (95 %%: %.3f to %.3f)\n", *precision.precision, precision.low, precision.high);
    return text;
}

Json thresholdJson(const Threshold& threshold, const EventRules& rules)
{
    const bool isPercentile = rules.by == ThresholdBy::Percentile;
    return {{"score", threshold.score},
            {"percentile_of", isPercentile ? Json(nameOf(threshold.of)) : Json()},
            {"reached", threshold.isReached},
            {"false_alarms", threshold.normalFrames > 0 ? Json(threshold.alarms) : Json()},
            {"false_alarms_per_hour", numberOrNull(threshold.alarmsPerHour)},
            {"normal_hours", threshold.normalHours},
            {"normal_frames", threshold.normalFrames}};
}

Json precisionJson(const ReviewPrecision& precision)
{
    return {{"precision", precision.precision ? Json(*precision.precision) : Json()},
            {"low", precision.low},
            {"high", precision.high},
            {"true", precision.trueEvents},
            {"false_alarm", precision.falseAlarms},
            {"unsure", precision.unsure},
            {"disputed", precision.disputed},
            {"new", precision.open}};
}

Json verdictList(const std::vector<VerdictRecord>& verdicts)
{
    Json list = Json::array();
    for (const auto& verdict : verdicts)
        list.push_back(toJson(verdict));
    return list;
}

Json eventJson(const LoadedReview& loaded, const ReviewedEvent& reviewed)
{
    const auto& event = reviewed.event;
    return {{"clip", event.clip},
            {"first", event.first},
            {"last", event.last},
            {"start", startOf(loaded, event)},
            {"end", endOf(loaded, event)},
            {"peak", event.peak},
            {"score", event.score},
            {"person", event.person < 0 ? Json() : Json(event.person)},
            {"state", nameOf(reviewed.state)},
            {"verdict", nameOf(reviewed.verdict)},
            {"note", reviewed.note},
            {"verdicts", verdictList(reviewed.current)},
            {"history", verdictList(reviewed.history)}};
}

} // namespace

std::string_view nameOf(ReviewState state)
{
    return std::array{"new", "judged", "disputed"}[std::size_t(state)];
}

std::string_view nameOf(PercentileOf of)
{
    return std::array{"normal_tracks", "normal_frames", "all_frames"}[std::size_t(of)];
}

std::string momentText(double seconds)
{
    const auto milliseconds = std::llround(seconds * 1000);
    return printed("%02lld:%02lld.%03lld", milliseconds / 60000, milliseconds / 1000 % 60, milliseconds % 1000);
}

std::string eventText(const LoadedReview& loaded, const IrregularEvent& event)
{
    return event.clip + " " + momentText(startOf(loaded, event)) + " to " + momentText(endOf(loaded, event));
}

std::string reviewText(const LoadedReview& loaded, const std::vector<std::size_t>& places)
{
    std::set<std::string> clips;
    for (const auto& reviewed : loaded.review.events)
        clips.insert(reviewed.event.clip);
    auto text = tableText(loaded, places) + thresholdText(loaded.threshold, loaded.settings.rules) + alarmsText(loaded.threshold);
    text += counted(std::int64_t(loaded.review.events.size()), "event", "events") + " in " + std::to_string(clips.size()) + " of "
            + counted(std::int64_t(loaded.records.size()), "clip", "clips") + ": " + precisionText(precisionOf(loaded.review.events));
    if (const auto elsewhere = std::int64_t(loaded.review.elsewhere.size()); elsewhere > 0)
        text += counted(elsewhere, "verdict is", "verdicts are") + " on no event that these rules make\n";
    return text;
}

Json reviewJson(const LoadedReview& loaded, const std::vector<std::size_t>& places)
{
    Json events = Json::array();
    for (const auto place : places)
        events.push_back(eventJson(loaded, loaded.review.events[place]));
    return {{"rules", toJson(loaded.settings.rules)},
            {"threshold", thresholdJson(loaded.threshold, loaded.settings.rules)},
            {"precision", precisionJson(precisionOf(loaded.review.events))},
            {"events", events},
            {"elsewhere", verdictList(loaded.review.elsewhere)}};
}

std::string reviewCsv(const LoadedReview& loaded)
{
    std::string text = "clip,first,last,start_seconds,end_seconds,peak,score,person,state,verdict,note\n";
    for (const auto& reviewed : loaded.review.events) {
        const auto& event = reviewed.event;
        text += csvCell(event.clip) + printed(",%lld,%lld,%.3f,%.3f,%lld,%.17g,", static_cast<long long>(event.first), static_cast<long long>(event.last), startOf(loaded, event),
                                              endOf(loaded, event), static_cast<long long>(event.peak), event.score);
        text += personText(event.person) + ',' + std::string(nameOf(reviewed.state)) + ',' + std::string(nameOf(reviewed.verdict)) + ',' + csvCell(reviewed.note) + '\n';
    }
    return text;
}

} // namespace transect
