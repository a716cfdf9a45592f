#include "anomaly/windows.h"

namespace transect {

Schema windowSchema()
{
    const auto defaults = toJson(WindowOptions());
    Schema schema{"windows", "How tracks are cut into windows of poses", {}};
    schema.parameters = {
        {.name = "length", .type = ParameterType::Integer, .help = "Poses of a window", .unit = "poses", .minimum = 2, .maximum = 512},
        {.name = "stride", .type = ParameterType::Integer, .help = "Observed frames from one pose of a window to the next", .unit = "frames",
         .minimum = 1, .maximum = 512},
        {.name = "hop", .type = ParameterType::Integer, .help = "Observed frames from one window to the next", .unit = "frames", .minimum = 1,
         .maximum = 1000000},
        {.name = "last_start", .type = ParameterType::Flag, .help = "Whether a track's last window counts, which published code leaves out"},
        {.name = "shortest_track", .type = ParameterType::Integer, .help = "Tracks of fewer observed frames give no window", .unit = "frames", .minimum = 1},
        {.name = "longest_gap", .type = ParameterType::Integer, .help = "Largest step between two observed frames of a window; not set: steps of any size",
         .unit = "frames", .minimum = 1, .optional = true},
        {.name = "quantise", .type = ParameterType::Flag, .help = "Whether coordinates are truncated to whole hundredths of the person's box, as in published code"},
    };
    for (auto& parameter : schema.parameters)
        parameter.defaultValue = defaults.at(parameter.name);
    return schema;
}

Json toJson(const WindowOptions& options)
{
    return {{"length", options.length},
            {"stride", options.stride},
            {"hop", options.hop},
            {"last_start", options.lastStart},
            {"shortest_track", options.shortestTrack},
            {"longest_gap", options.longestGap ? Json(*options.longestGap) : Json()},
            {"quantise", options.quantise}};
}

WindowOptions windowOptionsFromJson(const Json& json, const std::string& place)
{
    const auto whole = complete(windowSchema(), json, place);
    WindowOptions options;
    options.length = whole.at("length").get<int>();
    options.stride = whole.at("stride").get<int>();
    options.hop = whole.at("hop").get<int>();
    options.lastStart = whole.at("last_start").get<bool>();
    options.shortestTrack = whole.at("shortest_track").get<std::int64_t>();
    if (!whole.at("longest_gap").is_null())
        options.longestGap = whole.at("longest_gap").get<std::int64_t>();
    options.quantise = whole.at("quantise").get<bool>();
    return options;
}

} // namespace transect
