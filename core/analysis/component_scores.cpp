#include "analysis/component_scores.h"

#include <map>

namespace transect {

namespace {

struct Draws {
    std::vector<double> scores, validation;
    bool converged = true;
};

using Place = std::pair<std::string, std::int64_t>; // part, k

void add(std::map<Place, Draws>& found, const Json& entry)
{
    const auto isNumber = [&](const char* name) { return entry.contains(name) && entry[name].is_number(); };
    if (!entry.is_object() || !entry.contains("part") || !entry["part"].is_string() || !isNumber("k") || !isNumber("score"))
        return;
    auto& draws = found[{entry["part"].get<std::string>(), entry["k"].get<std::int64_t>()}];
    draws.scores.push_back(entry["score"].get<double>());
    draws.validation.push_back(isNumber("validation_score") ? entry["validation_score"].get<double>() : 0);
    draws.converged = draws.converged && entry.value("converged", Json(true)) == true;
}

} // namespace

std::vector<ComponentCurve> componentCurves(const std::vector<TransferResult>& results, const std::string& checkpoint, const std::string& target)
{
    std::map<Place, Draws> found;
    for (const auto& result : results) {
        if (result.checkpoint != checkpoint || result.target != target || result.mode != "fe" || !result.details.is_object() || !result.details.contains("over_k"))
            continue;
        for (const auto& entry : result.details["over_k"])
            add(found, entry);
    }
    std::vector<ComponentCurve> curves;
    for (const auto& [place, draws] : found) {
        if (curves.empty() || curves.back().part != place.first)
            curves.push_back({place.first, {}, {}});
        CurvePoint point;
        point.checkpoint = checkpoint;
        point.converged = draws.converged;
        summarise(point, draws.scores, draws.validation);
        curves.back().ks.push_back(place.second);
        curves.back().points.push_back(point);
    }
    return curves;
}

} // namespace transect
