#include "record/evaluation_options.h"

#include <algorithm>

#include "record/json_fields.h"

namespace transect {

namespace {

// In the order of their enumerators.
const std::vector<std::string> normalisations{"clip", "global", "none"};
const std::vector<std::string> smoothingExtents{"clip", "concatenation"};

} // namespace

Schema evaluationSchema()
{
    const EvaluationOptions standard;
    const auto defaults = toJson(standard);
    Schema schema{"evaluation", "How scores of frames become figures: normalised, smoothed, cut to the subset, ranked", {}};
    schema.parameters = {
        {.name = "normalisation", .type = ParameterType::Text,
         .help = "What the scores of a clip are divided by: its own largest, the largest of all clips, or nothing", .choices = normalisations},
        {.name = "sigma", .type = ParameterType::Real, .help = "Standard deviation of the Gaussian that smooths scores; 0: none", .unit = "frames",
         .minimum = 0, .maximum = 10000},
        {.name = "smoothing_over", .type = ParameterType::Text,
         .help = "clip: each clip alone; concatenation: all clips one after the other, as published code does", .choices = smoothingExtents},
        {.name = "resamples", .type = ParameterType::Integer, .help = "Bootstrap resamples of the clips, for the intervals; 0: no intervals",
         .minimum = 0, .maximum = 1000000},
        {.name = "confidence", .type = ParameterType::Real, .help = "Confidence of the intervals", .minimum = 0.5, .maximum = 0.999},
        {.name = "bootstrap_seed", .type = ParameterType::Integer, .help = "Seed of the bootstrap", .minimum = 0},
    };
    for (auto& parameter : schema.parameters)
        parameter.defaultValue = defaults.at(parameter.name);
    return schema;
}

Json toJson(const EvaluationOptions& options)
{
    return {{"normalisation", normalisations[std::size_t(options.normalisation)]},
            {"sigma", options.sigma},
            {"smoothing_over", smoothingExtents[std::size_t(options.smoothingOver)]},
            {"resamples", options.resamples},
            {"confidence", options.confidence},
            {"bootstrap_seed", options.bootstrapSeed}};
}

EvaluationOptions evaluationOptionsFromJson(const Json& json, const std::string& place)
{
    const auto whole = complete(evaluationSchema(), json, place);
    const auto choice = [&](const char* name, const std::vector<std::string>& names) {
        return std::ranges::find(names, whole.at(name).get<std::string>()) - names.begin();
    };
    EvaluationOptions options;
    options.normalisation = Normalisation(choice("normalisation", normalisations));
    options.sigma = whole.at("sigma").get<double>();
    options.smoothingOver = SmoothingOver(choice("smoothing_over", smoothingExtents));
    options.resamples = whole.at("resamples").get<int>();
    options.confidence = whole.at("confidence").get<double>();
    options.bootstrapSeed = whole.at("bootstrap_seed").get<std::uint64_t>();
    return options;
}

} // namespace transect
