#include "transfer/foreign_options.h"

#include <charconv>

#include "record/error.h"

namespace transect {

namespace {

constexpr auto inferred = "inferred";

Schema foreignSeriesSchema()
{
    std::vector<Schema> models{{inferred, "The network that the names and shapes of the weights tell", {}}};
    models.insert(models.end(), modelSchemas().begin(), modelSchemas().end());
    return {"series", "How checkpoints that another program wrote are read, and how long their folder is followed",
            {{.name = "expected", .type = ParameterType::Integer, .defaultValue = 0,
              .help = "How many checkpoints the folder will have in the end: with follow, new ones are waited for until then; 0: not known", .unit = "checkpoints", .minimum = 0},
             {.name = "idle_minutes", .type = ParameterType::Real, .defaultValue = 0.0,
              .help = "With follow, how long to wait for the next checkpoint before the series counts as complete; 0: not at all, or as long as expected ones are missing",
              .unit = "min", .minimum = 0},
             {.name = "epochs", .type = ParameterType::TextList, .defaultValue = Json::array(),
              .help = "Epochs that the names of files do not tell, or tell wrongly, such as last.pth=90"},
             {.name = "leave_out", .type = ParameterType::TextList, .defaultValue = Json::array(), .help = "Names of files of the folder that are not of the series"},
             {.name = "steps_per_epoch", .type = ParameterType::Real, .defaultValue = 0.0, .help = "Makes epochs of the steps that the names count; 0: steps stand for epochs", .minimum = 0},
             {.name = "model", .type = ParameterType::Variant, .defaultValue = {{"name", inferred}}, .help = "The network", .schemas = std::move(models)},
             {.name = "mean", .type = ParameterType::RealList, .defaultValue = Json::array(),
              .help = "Mean that images were normalised by, of values from 0 to 1, one a channel; empty: ImageNet's"},
             {.name = "std", .type = ParameterType::RealList, .defaultValue = Json::array(), .help = "Standard deviation that they were divided by; empty: ImageNet's", .minimum = 0},
             {.name = "size", .type = ParameterType::Integer, .defaultValue = 0,
              .help = "Side of the images that the network was trained on; 0: 224, with a stem for small images 32", .unit = "pixels", .minimum = 0, .maximum = 4096}}};
}

} // namespace

Parameter foreignSeriesParameter()
{
    return {.name = "series", .type = ParameterType::Group, .help = "Of a source that another program wrote: how it is read and followed", .schemas = {foreignSeriesSchema()}};
}

std::pair<std::string, double> epochCorrection(const std::string& text, const std::string& place)
{
    const auto sign = text.rfind('=');
    double epoch = -1;
    const auto* end = text.data() + text.size();
    if (sign == 0 || sign == text.npos || std::from_chars(text.data() + sign + 1, end, epoch).ptr != end || !(epoch >= 0))
        throw Error("bad-field", "found " + inQuotes(text) + ", expected the name of a file and its epoch, such as last.pth=90", place);
    return {text.substr(0, sign), epoch};
}

ForeignOptions foreignOptions(const Json& group)
{
    ForeignOptions options;
    options.expected = group.at("expected").get<std::int64_t>();
    options.idleSeconds = 60 * group.at("idle_minutes").get<double>();
    options.order.stepsPerEpoch = group.at("steps_per_epoch").get<double>();
    options.order.leaveOut = group.at("leave_out").get<std::vector<std::string>>();
    for (const auto& text : group.at("epochs"))
        options.order.epochOf.insert(epochCorrection(text.get<std::string>(), "series.epochs"));
    if (group.at("model").at("name") != inferred)
        options.network.model = group.at("model");
    options.network.mean = group.at("mean").get<std::vector<double>>();
    options.network.std = group.at("std").get<std::vector<double>>();
    if (const auto size = group.at("size").get<int>(); size > 0)
        options.network.size = size;
    return options;
}

} // namespace transect
