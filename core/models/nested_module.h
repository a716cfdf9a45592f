#pragma once

#include <string>

#include <torch/nn/module.h>

namespace transect {

/// The module below `root` with a dotted name ("blocks.3.attn"; empty: root itself). Where there is none, a plain one is registered.
torch::nn::Module& moduleAt(torch::nn::Module& root, const std::string& name);

/// "blocks.3.attn.proj" as {"blocks.3.attn", "proj"}
std::pair<std::string, std::string> splitLastName(const std::string& name);

} // namespace transect
