#include "models/former_names.h"

#include <array>
#include <utility>

namespace transect {

namespace {

constexpr std::array renamedLayers{std::pair{".mlp.linear_1.", ".mlp.0."}, std::pair{".mlp.linear_2.", ".mlp.3."}};

std::string replaced(std::string name, std::string_view part, std::string_view by)
{
    const auto place = name.starts_with("encoder.layers.encoder_layer_") ? name.find(part) : std::string::npos;
    return place == std::string::npos ? name : name.replace(place, part.size(), by);
}

} // namespace

std::string currentName(std::string name)
{
    for (const auto& [former, current] : renamedLayers)
        name = replaced(std::move(name), former, current);
    return name;
}

std::string formerName(std::string name)
{
    for (const auto& [former, current] : renamedLayers)
        name = replaced(std::move(name), current, former);
    return name;
}

} // namespace transect
