#include "widgets/launch/engine_description.h"

#include <algorithm>

#include "record/json_fields.h"
#include "record/parameters_from_json.h"

namespace transect {

namespace {

constexpr auto code = "bad-description";

KnownDataSet dataSetFromJson(const Json& json, const std::string& place)
{
    const JsonFields fields(json, code, place + ": data_sets");
    return {fields.text("name"), fields.has("found") ? fields.text("found") : std::string(), fields.text("how_to_get")};
}

} // namespace

const Schema* EngineDescription::kind(const std::string& name) const
{
    const auto found = std::ranges::find(kinds, name, &Schema::name);
    return found == kinds.end() ? nullptr : &*found;
}

EngineDescription descriptionFromJson(const Json& json, const std::string& place)
{
    const JsonFields fields(json, code, place);
    EngineDescription description;
    description.version = fields.text("version");
    description.libtorch = fields.text("libtorch");
    for (const auto& device : fields.list("devices")) {
        if (!device.is_string())
            throw fields.wrong("devices", "a list of texts");
        description.devices.push_back(device.get<std::string>());
    }
    for (const auto& kind : fields.list("kinds"))
        description.kinds.push_back(schemaFromJson(kind, place));
    for (const auto& dataSet : fields.list("data_sets"))
        description.dataSets.push_back(dataSetFromJson(dataSet, place));
    return description;
}

} // namespace transect
