#include "record/run_events.h"

#include <algorithm>

namespace transect {

std::vector<Json> currentEvents(std::vector<Json> events)
{
    std::vector<Json> current;
    for (auto& event : events) {
        if (event.value("type", "") == "resumed" && event.contains("step")) {
            const auto step = event.at("step").get<std::int64_t>();
            std::erase_if(current, [step](const Json& earlier) { return earlier.value("step", std::int64_t(0)) > step; });
        }
        current.push_back(std::move(event));
    }
    return current;
}

} // namespace transect
