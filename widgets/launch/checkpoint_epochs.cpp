#include "widgets/launch/checkpoint_epochs.h"

#include <set>

#include "record/checkpoint_record.h"

namespace transect {

namespace {

std::vector<std::int64_t> multiples(std::int64_t every, std::int64_t last)
{
    std::vector<std::int64_t> epochs;
    for (auto epoch = every; epoch <= last; epoch += every)
        epochs.push_back(epoch);
    return epochs;
}

} // namespace

std::vector<std::int64_t> checkpointEpochs(const Json& parameters)
{
    const auto last = parameters.at("epochs").get<std::int64_t>();
    const auto& checkpoints = parameters.at("checkpoints");
    const auto& series = checkpoints.at("series");
    const auto chosen = series == "geometric" ? geometricSeries(last)
        : series == "list"                    ? checkpoints.at("epochs").get<std::vector<std::int64_t>>()
                                              : multiples(checkpoints.at("every").get<std::int64_t>(), last);
    std::set<std::int64_t> epochs{0, last};
    for (const auto epoch : chosen) {
        if (epoch <= last)
            epochs.insert(epoch);
    }
    return {epochs.begin(), epochs.end()};
}

int firstEpochSteps(const Json& parameters)
{
    return parameters.at("epochs") > 0 ? int(parameters.at("checkpoints").at("first_epoch_steps").size()) : 0;
}

} // namespace transect
