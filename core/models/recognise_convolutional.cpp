#include <algorithm>
#include <array>

#include <torch/types.h>

#include "models/recognition.h"

namespace transect {

namespace {

constexpr std::array otherResnets{
    UnsupportedFamily{"conv1.0.", "a ResNet with a deep stem (timm's resnet50d and its like)"},
    UnsupportedFamily{".se.", "a ResNet with squeeze-and-excitation"},
    UnsupportedFamily{".downsample.2.", "a ResNet that pools in its shortcuts (timm's resnet50d and its like)"},
    UnsupportedFamily{".attn.", "a ResNet with attention"},
    UnsupportedFamily{".shortcut.", "a ResNet whose shortcuts are named \"shortcut\", as in some programs for CIFAR"},
    UnsupportedFamily{"layer4.0.conv4.", "a ResNet with four convolutions a block"},
};

/// How many blocks each of the four stages has, by their names.
std::array<std::int64_t, 4> blocksByStage(const WeightsFile& file)
{
    std::array<std::int64_t, 4> blocks{};
    for (std::size_t stage = 0; stage < blocks.size(); ++stage) {
        while (file.find("layer" + std::to_string(stage + 1) + "." + std::to_string(blocks[stage]) + ".conv1.weight"))
            ++blocks[stage];
    }
    return blocks;
}

struct KnownDepth {
    std::array<std::int64_t, 4> blocks;
    bool isBottleneck;
    const char* name;
};

constexpr std::array depths{
    KnownDepth{{1, 1, 1, 1}, false, "resnet10"}, KnownDepth{{2, 2, 2, 2}, false, "resnet18"},  KnownDepth{{3, 4, 6, 3}, false, "resnet34"},
    KnownDepth{{3, 4, 6, 3}, true, "resnet50"},  KnownDepth{{3, 4, 23, 3}, true, "resnet101"}, KnownDepth{{3, 8, 36, 3}, true, "resnet152"},
};

std::string resnetName(const WeightsFile& file)
{
    const auto blocks = blocksByStage(file);
    const bool isBottleneck = file.find("layer1.0.conv3.weight");
    const auto found = std::ranges::find_if(depths, [&](const KnownDepth& depth) { return depth.blocks == blocks && depth.isBottleneck == isBottleneck; });
    if (found == depths.end())
        refuse(file, c10::str("found a ResNet of ", blocks[0], ", ", blocks[1], ", ", blocks[2], " and ", blocks[3], isBottleneck ? " bottlenecks" : " basic blocks",
                              " in its stages, of which there is no model"));
    return found->name;
}

/// Wide ResNets and ResNeXts have the names of ResNets.
void requirePlainBottleneck(const WeightsFile& file, std::int64_t width)
{
    const auto* first = findOfRank(file, "layer1.0.conv1.weight", 4);
    const auto* second = findOfRank(file, "layer1.0.conv2.weight", 4);
    if (!first || !second || !file.find("layer1.0.conv3.weight"))
        return;
    if (second->shape[1] != second->shape[0])
        refuse(file, c10::str("found a ResNeXt (convolutions in ", second->shape[1] > 0 ? second->shape[0] / second->shape[1] : 0, " groups), which is not supported"));
    if (first->shape[0] != width)
        refuse(file, c10::str("found a wide ResNet (bottlenecks of ", first->shape[0], " channels on a stem of ", width, "), which is not supported"));
}

/// A stem is told by its kernel, and nothing tells a stride.
Json resnetStem(const WeightsFile& file, const TensorView& conv1, Assumptions& assumptions)
{
    const auto kernel = conv1.shape[2];
    if (kernel != conv1.shape[3] || (kernel != 3 && kernel != 7))
        refuse(file, "tensor conv1.weight: found the shape " + shapeText(conv1.shape) + ", expected a kernel of 7 x 7 or 3 x 3");
    if (kernel == 3)
        assumptions.push_back("the stem of 3 x 3 is taken to have stride 1 and no pooling, as for images of CIFAR's size");
    return kernel == 7 ? "imagenet" : "small";
}

Json resnetModel(const WeightsFile& file, const TensorView& conv1, Assumptions& assumptions)
{
    if (const auto* family = familyOf(file, otherResnets))
        refuseNamesOf(file, family);
    const auto name = resnetName(file);
    requirePlainBottleneck(file, conv1.shape[0]);
    const auto stem = resnetStem(file, conv1, assumptions);
    if (file.find("layer1.0.conv3.weight"))
        assumptions.push_back("bottlenecks are taken to have their stride in the 3 x 3 convolution, as in torchvision");
    return {{"name", name}, {"stem", stem}, {"width", conv1.shape[0]}};
}

bool isSmallCnn(const WeightsFile& file)
{
    return file.find("conv1.weight") && file.find("conv2.weight") && file.find("conv3.weight") && file.find("bn3.weight");
}

} // namespace

std::optional<Json> convolutionalModel(const WeightsFile& file, Assumptions& assumptions)
{
    const auto* conv1 = findOfRank(file, "conv1.weight", 4);
    if (conv1 && isSmallCnn(file))
        return Json{{"name", "small-cnn"}, {"width", conv1->shape[0]}};
    if (conv1 && file.find("layer1.0.conv1.weight"))
        return resnetModel(file, *conv1, assumptions);
    if (!file.find("layer1.0.conv1.weight"))
        return std::nullopt;
    const auto* family = familyOf(file, otherResnets);
    refuseNamesOf(file, family ? family : "a ResNet without a stem \"conv1\"");
}

} // namespace transect
