#include "models/registry.h"

#include <algorithm>

#include "record/error.h"

namespace transect {

namespace {

const std::vector<NetworkEntry>& networks()
{
    static const std::vector<NetworkEntry> entries = [] {
        std::vector<NetworkEntry> list;
        for (const auto& family : {resnets(), smallNetworks()})
            list.insert(list.end(), family.begin(), family.end());
        return list;
    }();
    return entries;
}

} // namespace

const std::vector<Schema>& modelSchemas()
{
    static const std::vector<Schema> schemas = [] {
        std::vector<Schema> list;
        for (const auto& entry : networks())
            list.push_back(entry.schema);
        return list;
    }();
    return schemas;
}

Json completeModel(const Json& model)
{
    const Schema schema{"", "", {{.name = "model", .type = ParameterType::Variant, .schemas = modelSchemas()}}};
    return complete(schema, {{"model", model}}).at("model");
}

NetworkPtr makeNetwork(const Json& model, std::int64_t inputChannels, std::int64_t classes)
{
    const auto name = model.at("name").get<std::string>();
    const auto found = std::ranges::find(networks(), name, [](const NetworkEntry& entry) { return entry.schema.name; });
    if (found == networks().end())
        throw Error("bad-field", "no model is named \"" + name + "\"", "model.name");
    return found->make(model, inputChannels, classes);
}

} // namespace transect
