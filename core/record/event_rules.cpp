#include "record/event_rules.h"

#include <algorithm>

#include "record/error.h"
#include "record/json_fields.h"

namespace transect {

namespace {

// In the order of their enumerators.
const std::vector<std::string> thresholdWays{"score", "percentile", "false_alarms"};

constexpr double longestSeconds = 3600;

/// What complete() cannot know: what the value may be depends on what it is.
void requireFitting(const EventRules& rules, const std::string& place)
{
    const auto member = place.empty() ? std::string("value") : place + ".value";
    if (rules.by == ThresholdBy::Percentile && !(rules.value >= 0 && rules.value <= 100))
        throw Error("bad-field", "found " + Json(rules.value).dump() + ", expected a percentile from 0 to 100", member);
    if (rules.by == ThresholdBy::FalseAlarms && rules.value < 0)
        throw Error("bad-field", "found " + Json(rules.value).dump() + ", expected at least 0 false alarms an hour", member);
}

Parameter secondsOf(const char* name, const char* help)
{
    return {.name = name, .type = ParameterType::Real, .help = help, .unit = "s", .minimum = 0, .maximum = longestSeconds};
}

} // namespace

Schema eventRulesSchema()
{
    const auto defaults = toJson(EventRules());
    Schema schema{"event_rules", "How the scores of a clip's frames become events", {}};
    schema.parameters = {
        {.name = "threshold_by", .type = ParameterType::Text,
         .help = "What the value is: the score at which an event begins, a percentile of the scores of what is normal, or the false alarms an hour that may be",
         .choices = thresholdWays},
        {.name = "value", .type = ParameterType::Real, .help = "The score, the percentile, or the false alarms an hour"},
        secondsOf("smoothing", "Standard deviation of the Gaussian that smooths the scores first; 0: none"),
        {.name = "off_share", .type = ParameterType::Real, .help = "An event goes on while the score is at least this share of the threshold", .minimum = 0, .maximum = 1},
        secondsOf("shortest", "Shorter events are left out, once near ones were merged"),
        secondsOf("merge_gap", "Events with a shorter gap between them are one"),
        secondsOf("padding", "Shown before and after an event"),
    };
    for (auto& parameter : schema.parameters)
        parameter.defaultValue = defaults.at(parameter.name);
    return schema;
}

Json toJson(const EventRules& rules)
{
    return {{"threshold_by", thresholdWays[std::size_t(rules.by)]},
            {"value", rules.value},
            {"smoothing", rules.smoothing},
            {"off_share", rules.offShare},
            {"shortest", rules.shortest},
            {"merge_gap", rules.mergeGap},
            {"padding", rules.padding}};
}

EventRules eventRulesFromJson(const Json& json, const std::string& place)
{
    const auto whole = complete(eventRulesSchema(), json, place);
    const auto real = [&](const char* name) { return whole.at(name).get<double>(); };
    EventRules rules;
    rules.by = ThresholdBy(std::ranges::find(thresholdWays, whole.at("threshold_by").get<std::string>()) - thresholdWays.begin());
    rules.value = real("value");
    rules.smoothing = real("smoothing");
    rules.offShare = real("off_share");
    rules.shortest = real("shortest");
    rules.mergeGap = real("merge_gap");
    rules.padding = real("padding");
    requireFitting(rules, place);
    return rules;
}

} // namespace transect
