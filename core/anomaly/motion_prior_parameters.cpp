#include <algorithm>

#include "anomaly/motion_prior.h"
#include "record/error.h"

namespace transect {

namespace {

const std::vector<std::string> shapeNames{"rayleigh", "gaussian", "uniform", "none"}; // in the order of the enumerators

Parameter constant(const char* name, const char* help)
{
    return {.name = name, .type = ParameterType::Real, .help = help, .minimum = 1e-6, .maximum = 1e6, .optional = true};
}

Json orNull(double constant)
{
    return constant > 0 ? Json(constant) : Json();
}

double orZero(const Json& constant)
{
    return constant.is_null() ? 0 : constant.get<double>();
}

Schema takenFromSchema()
{
    return {"taken_from", "The windows and videos that the constants of a prior are of; 0: not known",
            {{.name = "length", .type = ParameterType::Integer, .defaultValue = 0, .help = "Poses of a window", .minimum = 0, .maximum = 512},
             {.name = "stride", .type = ParameterType::Integer, .defaultValue = 0, .help = "Frames from pose to pose", .minimum = 0, .maximum = 512},
             {.name = "fps", .type = ParameterType::Real, .defaultValue = 0, .help = "Frame rate", .minimum = 0, .maximum = 1e6}}};
}

} // namespace

Parameter priorParameter()
{
    const Schema rayleigh{"rayleigh", "v exp(-v^2 / (2 s^2)) / c: the most usual speed is s",
                          {constant("s", "The most usual speed, in box sizes a step; not set: fitted to the training tracks"),
                           constant("c", "What rescales the peak; not set: s exp(-1/2), which makes it 1"),
                           {.name = "one_sided", .type = ParameterType::Flag, .defaultValue = false, .help = "Whether speeds below s count as usual, so that standing still is not irregular"}}};
    const Schema gaussian{"gaussian", "exp(-(v - mu)^2 / (2 sigma^2))",
                          {constant("mu", "Mean speed, in box sizes a step; not set, with sigma: that of the training tracks"),
                           constant("sigma", "Standard deviation of the speed; not set, with mu: that of the training tracks")}};
    return {.name = "prior", .type = ParameterType::Variant, .defaultValue = "rayleigh", .help = "How usual which speed is",
            .schemas = {rayleigh, gaussian, {"uniform", "All speeds alike", {}}, {"none", "No prior", {}}}};
}

Json toJson(const MotionPrior& prior)
{
    Json json{{"name", shapeNames[std::size_t(prior.shape)]}};
    if (prior.shape == MotionPrior::Shape::Rayleigh)
        json.update(Json{{"s", orNull(prior.s)}, {"c", orNull(prior.c)}, {"one_sided", prior.oneSided}});
    if (prior.shape == MotionPrior::Shape::Gaussian)
        json.update(Json{{"mu", orNull(prior.mu)}, {"sigma", orNull(prior.sigma)}});
    if (prior.length > 0)
        json["taken_from"] = {{"length", prior.length}, {"stride", prior.stride}, {"fps", prior.framesPerSecond}};
    return json;
}

MotionPrior motionPriorFromJson(const Json& json, const std::string& place)
{
    Json given = json, takenFrom;
    if (const auto found = json.find("taken_from"); json.is_object() && found != json.end()) {
        takenFrom = *found;
        given.erase("taken_from");
    }
    const Schema schema{"motion_prior", "", {priorParameter()}};
    const auto whole = complete(schema, {{"prior", given}}, place).at("prior");
    const auto field = place.empty() ? "prior" : place + ".prior";
    const auto from = complete(takenFromSchema(), takenFrom, field + ".taken_from");
    MotionPrior prior;
    prior.shape = MotionPrior::Shape(std::ranges::find(shapeNames, whole.at("name").get<std::string>()) - shapeNames.begin());
    if (prior.shape == MotionPrior::Shape::Rayleigh) {
        prior.s = orZero(whole.at("s"));
        prior.c = orZero(whole.at("c"));
        prior.oneSided = whole.at("one_sided").get<bool>();
    }
    if (prior.shape == MotionPrior::Shape::Gaussian) {
        prior.mu = orZero(whole.at("mu"));
        prior.sigma = orZero(whole.at("sigma"));
        if ((prior.mu > 0) != (prior.sigma > 0))
            throw Error("bad-field", "found only one of mu and sigma, expected both or neither", field);
    }
    prior.length = from.at("length").get<int>();
    prior.stride = from.at("stride").get<int>();
    prior.framesPerSecond = from.at("fps").get<double>();
    return prior;
}

} // namespace transect
