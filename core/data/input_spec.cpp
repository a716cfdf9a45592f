#include "data/augment.h"

#include <algorithm>

#include "record/error.h"

namespace transect {

namespace {

Schema inputSpecSchema()
{
    return {"input", "What a network takes",
        {
            {.name = "height", .type = ParameterType::Integer, .help = "Height of the images", .unit = "pixels", .minimum = 1, .maximum = 4096},
            {.name = "width", .type = ParameterType::Integer, .help = "Width of the images", .unit = "pixels", .minimum = 1, .maximum = 4096},
            {.name = "channels", .type = ParameterType::Integer, .help = "1 for grey, 3 for colour", .minimum = 1, .maximum = 3},
            {.name = "mean", .type = ParameterType::RealList, .help = "Subtracted from each channel of values from 0 to 1"},
            {.name = "std", .type = ParameterType::RealList, .help = "What each channel is divided by after that", .minimum = 1e-6},
        }};
}

} // namespace

Json toJson(const InputSpec& input)
{
    return {{"height", input.height}, {"width", input.width}, {"channels", input.channels}, {"mean", input.mean}, {"std", input.std}};
}

InputSpec inputSpecFromJson(const Json& json)
{
    const auto full = complete(inputSpecSchema(), json, "input");
    InputSpec input{full.at("height"), full.at("width"), full.at("channels"), full.at("mean"), full.at("std")};
    requireUsable(input);
    return input;
}

std::int64_t batchOf(const InputSpec& input, std::int64_t most)
{
    const auto bytes = std::int64_t(sizeof(float)) * input.height * input.width * input.channels;
    return std::clamp<std::int64_t>((std::int64_t(64) << 20) / bytes, 1, most);
}

void requireUsable(const InputSpec& input)
{
    const auto fail = [](const std::string& field, const std::string& text) { throw Error("bad-field", text, "input." + field); };
    if (input.channels != 1 && input.channels != 3)
        fail("channels", "found " + std::to_string(input.channels) + ", expected 1 (grey) or 3 (colour)");
    if (input.height < 1 || input.width < 1)
        fail(input.height < 1 ? "height" : "width", "found " + std::to_string(std::min(input.height, input.width)) + ", expected at least 1");
    for (const auto& [field, list] : {std::pair("mean", &input.mean), std::pair("std", &input.std)})
        if (list->size() != static_cast<std::size_t>(input.channels))
            fail(field, "found " + std::to_string(list->size()) + " numbers, expected one for each of " + std::to_string(input.channels) + " channels");
    for (const double value : input.std)
        if (!(value > 0))
            fail("std", "found " + std::to_string(value) + ", expected more than 0");
}

} // namespace transect
