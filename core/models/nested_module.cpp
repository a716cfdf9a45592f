#include "models/nested_module.h"

namespace transect {

std::pair<std::string, std::string> splitLastName(const std::string& name)
{
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? std::pair(std::string(), name) : std::pair(name.substr(0, dot), name.substr(dot + 1));
}

torch::nn::Module& moduleAt(torch::nn::Module& root, const std::string& name)
{
    if (name.empty())
        return root;
    const auto [parent, last] = splitLastName(name);
    auto& above = moduleAt(root, parent);
    if (const auto children = above.named_children(); children.contains(last))
        return *children[last];
    return *above.register_module(last, std::make_shared<torch::nn::Module>());
}

} // namespace transect
