#include "training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace transect {

namespace {

Parameter rate()
{
    return {.name = "learning_rate", .type = ParameterType::Real, .defaultValue = 0.05,
            .help = "Learning rate after the warm-up", .minimum = 0, .maximum = 1000};
}

Parameter warmUp()
{
    return {.name = "warm_up_epochs", .type = ParameterType::Real, .defaultValue = 0.0,
            .help = "Time over which the rate grows linearly to its full value", .unit = "epochs", .minimum = 0, .maximum = 1000};
}

Parameter lastRate()
{
    return {.name = "last_rate", .type = ParameterType::Real, .defaultValue = 0.0,
            .help = "Learning rate that the last step would be followed by", .minimum = 0, .maximum = 1000};
}

} // namespace

const std::vector<Schema>& scheduleSchemas()
{
    static const std::vector<Schema> schemas{
        {"cosine", "Half a cosine from the full rate to the last one",
         {rate(), warmUp(), lastRate()}},
        {"step", "The rate is multiplied by a factor after given epochs",
         {rate(), warmUp(),
          {.name = "drops", .type = ParameterType::RealList, .defaultValue = Json::array(),
           .help = "Epochs after which the rate drops", .unit = "epochs", .minimum = 0},
          {.name = "factor", .type = ParameterType::Real, .defaultValue = 0.1, .help = "Multiplier at each drop",
           .minimum = 0, .maximum = 1}}},
        {"linear", "Straight down from the full rate to the last one",
         {rate(),
          {.name = "warm_up_steps", .type = ParameterType::Integer, .defaultValue = 1000,
           .help = "Steps over which the rate grows linearly to its full value", .unit = "steps", .minimum = 0},
          lastRate()}},
        {"constant", "One rate throughout", {rate(), warmUp()}},
    };
    return schemas;
}

Schedule::Schedule(const Json& parameters, std::int64_t stepsPerEpoch, std::int64_t totalSteps)
    : m_rate(parameters.at("learning_rate").get<double>())
    , m_total(totalSteps)
{
    const auto name = parameters.at("name").get<std::string>();
    m_shape = name == "cosine" ? Shape::Cosine : name == "linear" ? Shape::Linear : name == "step" ? Shape::Step : Shape::Constant;
    m_warmUp = m_shape == Shape::Linear ? parameters.at("warm_up_steps").get<std::int64_t>()
                                        : std::llround(parameters.at("warm_up_epochs").get<double>() * double(stepsPerEpoch));
    if (m_shape == Shape::Cosine || m_shape == Shape::Linear)
        m_last = parameters.at("last_rate").get<double>();
    if (m_shape == Shape::Step) {
        m_factor = parameters.at("factor").get<double>();
        for (const auto& epoch : parameters.at("drops"))
            m_drops.push_back(std::llround(epoch.get<double>() * double(stepsPerEpoch)));
    }
}

double Schedule::at(std::int64_t step) const
{
    if (step < m_warmUp)
        return m_rate * double(step + 1) / double(m_warmUp);
    return afterWarmUp(step);
}

double Schedule::afterWarmUp(std::int64_t step) const
{
    const double progress = std::min(1.0, double(step - m_warmUp) / double(std::max<std::int64_t>(1, m_total - m_warmUp)));
    switch (m_shape) {
    case Shape::Cosine:
        return m_last + (m_rate - m_last) * 0.5 * (1 + std::cos(std::numbers::pi * progress));
    case Shape::Linear:
        return m_last + (m_rate - m_last) * (1 - progress);
    case Shape::Step:
        return m_rate * std::pow(m_factor, double(std::ranges::count_if(m_drops, [step](auto drop) { return step >= drop; })));
    case Shape::Constant:
        break;
    }
    return m_rate;
}

} // namespace transect
