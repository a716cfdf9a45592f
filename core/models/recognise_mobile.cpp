#include <algorithm>
#include <array>

#include <torch/types.h>

#include "models/recognition.h"

namespace transect {

namespace {

constexpr std::array<std::int64_t, 7> blocksOfB0{1, 2, 2, 3, 3, 4, 1};

std::vector<std::int64_t> efficientNetBlocks(const WeightsFile& file)
{
    std::vector<std::int64_t> blocks;
    const auto has = [&](std::int64_t block) {
        return file.find("features." + std::to_string(blocks.size() + 1) + "." + std::to_string(block) + ".block.0.0.weight") != nullptr;
    };
    while (has(0)) {
        std::int64_t count = 0;
        while (has(count))
            ++count;
        blocks.push_back(count);
    }
    return blocks;
}

void requireB0(const WeightsFile& file)
{
    const auto blocks = efficientNetBlocks(file);
    if (!std::ranges::equal(blocks, blocksOfB0))
        refuse(file, c10::str("found an EfficientNet of ", torch::IntArrayRef(blocks), " blocks in its stages, expected ", torch::IntArrayRef(blocksOfB0), " as B0 has"));
}

void requireLarge(const WeightsFile& file)
{
    if (file.find("features.1.block.1.fc1.weight"))
        refuse(file, "found a MobileNetV3-Small, which is not supported");
    if (!file.find("features.15.block.0.0.weight") || file.find("features.16.block.0.0.weight"))
        refuse(file, "found a MobileNetV3 that has not the 15 blocks of the large one, which is not supported");
}

} // namespace

std::optional<Json> mobileModel(const WeightsFile& file)
{
    const auto* stem = findOfRank(file, "features.0.0.weight", 4);
    if (!stem)
        return std::nullopt;
    if (file.find("features.1.0.block.0.0.weight")) {
        requireB0(file);
        return Json{{"name", "efficientnet_b0"}, {"width", stem->shape[0]}};
    }
    if (!file.find("features.1.block.0.0.weight"))
        return std::nullopt;
    requireLarge(file);
    return Json{{"name", "mobilenet_v3_large"}, {"width", stem->shape[0]}};
}

} // namespace transect
