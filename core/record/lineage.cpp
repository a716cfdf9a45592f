#include "record/lineage.h"

namespace transect {

namespace {

std::string textOf(const Json& object, const char* key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::vector<std::filesystem::path> standsOn(const RunSpec& spec, const RunFolder& folder)
{
    std::vector<std::filesystem::path> folders;
    for (const auto& origin : spec.lineage) {
        if (textOf(origin, "kind") == "run" && !textOf(origin, "path").empty())
            folders.push_back((folder.root / textOf(origin, "path")).lexically_normal());
    }
    const auto source = textOf(spec.parameters, "source");
    if (folders.empty() && source.starts_with("../"))
        folders.push_back((folder.root / source).lexically_normal());
    return folders;
}

Json seriesParameters(const RunSpec& transfer, const RunFolder& folder)
{
    if (const auto folders = standsOn(transfer, folder); !folders.empty())
        return {{"source", folders.front().string()}};
    const auto source = textOf(transfer.parameters, "source");
    if (source.empty())
        return Json::object();
    Json parameters{{"source", source}};
    if (const auto found = transfer.parameters.find("series"); found != transfer.parameters.end())
        parameters["series"] = *found;
    return parameters;
}

} // namespace transect
