#include "record/source_run.h"

#include "record/error.h"
#include "record/worker_lock.h"

namespace transect {

std::filesystem::path locateSource(const std::string& text, const std::filesystem::path& runFolder, const std::filesystem::path& library, const std::string& field)
{
    const bool beside = text.starts_with("../") || text.starts_with("./");
    const auto path = beside ? (runFolder / text).lexically_normal() : std::filesystem::path(text);
    if (std::filesystem::is_directory(path))
        return std::filesystem::canonical(path);
    if (beside)
        throw Error("no-run", "there is no folder " + path.string(), field, "name a run, or a folder");
    return resolveRun(library, text).root;
}

std::vector<Json::json_pointer> namesOfTracks(const Json& parameters)
{
    std::vector<Json::json_pointer> places;
    const auto add = [&](const std::string& text) {
        if (const Json::json_pointer place(text); parameters.contains(place) && parameters.at(place).is_string())
            places.push_back(place);
    };
    for (const auto* place : {"/tracks", "/model", "/prior_from", "/test/tracks"})
        add(place);
    for (std::size_t i = 0; parameters.contains("more_tracks") && parameters.at("more_tracks").is_array() && i < parameters.at("more_tracks").size(); ++i)
        add("/more_tracks/" + std::to_string(i));
    return places;
}

void nameFromElsewhere(Json& parameters, const std::filesystem::path& runFolder)
{
    auto places = namesOfTracks(parameters);
    if (parameters.contains("source") && parameters.at("source").is_string())
        places.emplace_back("/source");
    for (const auto& place : places) {
        if (const auto text = parameters.at(place).get<std::string>(); text.starts_with("../"))
            parameters[place] = std::filesystem::absolute(runFolder / text).lexically_normal().string();
    }
}

bool isGrowing(const RunFolder& run)
{
    return isActive(observedState(run).status);
}

std::optional<std::string> shortfallOf(const RunFolder& run)
{
    const auto state = observedState(run);
    if (state.status == RunStatus::Finished)
        return std::nullopt;
    return std::string(nameOf(state.status)) + (state.error ? " (" + state.error->text + ")" : "");
}

} // namespace transect
