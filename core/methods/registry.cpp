#include "methods/registry.h"

#include <algorithm>

namespace transect {

namespace {

const std::vector<MethodEntry>& methods()
{
    static const std::vector<MethodEntry> entries{supervisedMethod()};
    return entries;
}

} // namespace

const std::vector<Schema>& methodSchemas()
{
    static const std::vector<Schema> schemas = [] {
        std::vector<Schema> list;
        for (const auto& entry : methods())
            list.push_back(entry.schema);
        return list;
    }();
    return schemas;
}

std::shared_ptr<Method> makeMethod(const Json& method, const MethodInput& input)
{
    const auto name = method.at("name").get<std::string>();
    const auto found = std::ranges::find(methods(), name, [](const MethodEntry& entry) { return entry.schema.name; });
    if (found == methods().end())
        throw Error("bad-field", "no method is named \"" + name + "\"", "method.name");
    return found->make(method, input);
}

} // namespace transect
