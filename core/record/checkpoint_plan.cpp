#include "record/checkpoint_plan.h"

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

std::vector<std::int64_t> plannedEpochs(const Json& checkpoints, std::int64_t epochs)
{
    const auto& series = checkpoints.at("series");
    const auto chosen = series == "geometric" ? geometricSeries(epochs)
        : series == "list"                    ? checkpoints.at("epochs").get<std::vector<std::int64_t>>()
                                              : multiples(checkpoints.at("every").get<std::int64_t>(), epochs);
    std::set<std::int64_t> planned{0, epochs};
    for (const auto epoch : chosen) {
        if (epoch <= epochs)
            planned.insert(epoch);
    }
    return {planned.begin(), planned.end()};
}

int plannedInsideFirstEpoch(const Json& checkpoints, std::int64_t epochs)
{
    return epochs > 0 ? int(checkpoints.at("first_epoch_steps").size()) : 0;
}

} // namespace transect
