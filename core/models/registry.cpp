#include "models/registry.h"

#include <algorithm>

#include "record/error.h"

namespace transect {

namespace {

const std::vector<NetworkEntry>& networks()
{
    static const std::vector<NetworkEntry> entries = [] {
        std::vector<NetworkEntry> list;
        for (const auto& family : {resnets(), visionTransformers(), efficientNets(), mobileNets(), smallNetworks()})
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

const NetworkEntry& networkEntry(const Json& model)
{
    const auto name = model.at("name").get<std::string>();
    const auto found = std::ranges::find(networks(), name, [](const NetworkEntry& entry) { return entry.schema.name; });
    if (found == networks().end())
        throw Error("bad-field", "no model is named \"" + name + "\"", "model.name");
    return *found;
}

void requireWidth(const Json& model)
{
    const auto step = networkEntry(model).widthStep(model), width = model.at("width").get<std::int64_t>();
    if (width % step != 0)
        throw Error("bad-field", "found " + std::to_string(width) + ", expected a multiple of " + std::to_string(step), "model.width");
}

NetworkPtr makeNetwork(const Json& model, std::int64_t inputChannels, std::int64_t classes)
{
    requireWidth(model);
    return networkEntry(model).make(model, inputChannels, classes);
}

} // namespace transect
