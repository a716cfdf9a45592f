#include "models/architecture.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <torch/nn/module.h>
#include <torch/types.h>

#include "record/error.h"

namespace transect {

namespace {

using Shape = std::vector<std::int64_t>;

/// Of every parameter and buffer of a network.
std::map<std::string, Shape> shapesOf(const torch::nn::Module& network)
{
    std::map<std::string, Shape> shapes;
    for (const auto& parameter : network.named_parameters())
        shapes[parameter.key()] = parameter.value().sizes().vec();
    for (const auto& buffer : network.named_buffers())
        shapes[buffer.key()] = buffer.value().sizes().vec();
    return shapes;
}

NetworkPtr madeAtWidth(Json model, std::int64_t width, std::int64_t inputChannels, std::int64_t classes)
{
    model["width"] = width;
    return makeNetwork(model, inputChannels, classes);
}

/// The shapes that a model has at its own width. Each size is fixed or in proportion to the width, so that two narrow networks tell
/// all, whatever width a file claims.
std::map<std::string, Shape> shapesOf(const Json& model, std::int64_t inputChannels, std::int64_t classes)
{
    const auto width = model.at("width").get<std::int64_t>();
    auto shapes = shapesOf(*madeAtWidth(model, 1, inputChannels, classes));
    const auto twice = shapesOf(*madeAtWidth(model, 2, inputChannels, classes));
    for (auto& [name, shape] : shapes) {
        const auto& wider = twice.at(name);
        for (std::size_t i = 0; i < shape.size(); ++i)
            shape[i] += (width - 1) * (wider[i] - shape[i]);
    }
    return shapes;
}

std::string shapeText(const Shape& shape)
{
    return c10::str(torch::IntArrayRef(shape));
}

bool isCount(const std::string& name) { return name.ends_with("num_batches_tracked"); }
bool isStatistic(const std::string& name) { return isCount(name) || name.ends_with("running_mean") || name.ends_with("running_var"); }

std::int64_t elementsOf(const Shape& shape)
{
    std::int64_t count = 1;
    for (const auto size : shape)
        count *= size;
    return count;
}

const TensorView* findOfRank(const WeightsFile& file, const std::string& name, std::size_t rank)
{
    const auto* tensor = file.find(name);
    return tensor && tensor->shape.size() == rank ? tensor : nullptr;
}

/// What is not supported, told by a name that only it has.
struct Family {
    const char* mark; ///< a part of a name
    const char* name;
};

constexpr std::array otherFamilies{
    Family{"patch_embed.proj.", "a vision transformer with timm's names"},
    Family{"encoder.layers.encoder_layer_", "a vision transformer with torchvision's names"},
    Family{"layers.encoder_layer_", "a vision transformer with torchvision's names"},
    Family{"embeddings.patch_embeddings.", "a vision transformer with the names of Hugging Face's transformers"},
    Family{"relative_position_bias_table", "a Swin transformer"},
    Family{"visual.", "CLIP's image encoder"},
    Family{"embedder.embedder.convolution", "a ResNet with the names of Hugging Face's transformers"},
    Family{"denseblock", "a DenseNet"},
    Family{"denselayer", "a DenseNet"},
    Family{"Mixed_5b", "an Inception network"},
    Family{"downsample_layers.", "a ConvNeXt"},
    Family{"stages.0.blocks.0.conv_dw", "a ConvNeXt with timm's names"},
    Family{"conv_stem.", "an EfficientNet or MobileNet with timm's names"},
    Family{"features.0.0.", "an EfficientNet, ConvNeXt or MobileNet with torchvision's names"},
    Family{"features.0.weight", "a VGG or AlexNet"},
    Family{"trunk_output.", "a RegNet"},
    Family{".squeeze.weight", "a SqueezeNet"},
};

constexpr std::array otherResnets{
    Family{"conv1.0.", "a ResNet with a deep stem (timm's resnet50d and its like)"},
    Family{".se.", "a ResNet with squeeze-and-excitation"},
    Family{".downsample.2.", "a ResNet that pools in its shortcuts (timm's resnet50d and its like)"},
    Family{".attn.", "a ResNet with attention"},
    Family{".shortcut.", "a ResNet whose shortcuts are named \"shortcut\", as in some programs for CIFAR"},
    Family{"layer4.0.conv4.", "a ResNet with four convolutions a block"},
};

const char* supported = "the ResNets 10, 18, 34, 50, 101 and 152 of torchvision and timm, with a stem of 7 x 7 or 3 x 3, and small-cnn";

[[noreturn]] void refuse(const WeightsFile& file, const std::string& text, const std::string& hint = {})
{
    throw Error("unknown-architecture", text, file.path().string(), hint.empty() ? std::string("supported are ") + supported : hint);
}

template <std::size_t Size> const char* familyOf(const WeightsFile& file, const std::array<Family, Size>& families)
{
    for (const auto& family : families) {
        const bool isOne = std::ranges::any_of(file.tensors(), [&](const TensorView& tensor) { return tensor.name.find(family.mark) != std::string::npos; });
        if (isOne)
            return family.name;
    }
    return nullptr;
}

std::string firstNames(const WeightsFile& file)
{
    constexpr std::size_t shown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, file.tensors().size()); ++i)
        text += (i > 0 ? ", " : "") + inQuotes(file.tensors()[i].name);
    return text + (file.tensors().size() > shown ? ", ..." : "");
}

[[noreturn]] void refuseFamily(const WeightsFile& file)
{
    if (const auto* family = familyOf(file, otherFamilies))
        refuse(file, std::string("the names of its tensors are those of ") + family + ", which is not supported");
    refuse(file, "the names of its tensors are of no known network: " + firstNames(file));
}

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
Json resnetStem(const WeightsFile& file, const TensorView& conv1, std::vector<std::string>& assumptions)
{
    const auto kernel = conv1.shape[2];
    if (kernel != conv1.shape[3] || (kernel != 3 && kernel != 7))
        refuse(file, "tensor conv1.weight: found the shape " + shapeText(conv1.shape) + ", expected a kernel of 7 x 7 or 3 x 3");
    if (kernel == 3)
        assumptions.push_back("the stem of 3 x 3 is taken to have stride 1 and no pooling, as for images of CIFAR's size");
    return kernel == 7 ? "imagenet" : "small";
}

Json resnetModel(const WeightsFile& file, const TensorView& conv1, std::vector<std::string>& assumptions)
{
    if (const auto* family = familyOf(file, otherResnets))
        refuse(file, std::string("the names of its tensors are those of ") + family + ", which is not supported");
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

Json modelOf(const WeightsFile& file, std::vector<std::string>& assumptions)
{
    const auto* conv1 = findOfRank(file, "conv1.weight", 4);
    if (conv1 && isSmallCnn(file))
        return {{"name", "small-cnn"}, {"width", conv1->shape[0]}};
    if (conv1 && file.find("layer1.0.conv1.weight"))
        return resnetModel(file, *conv1, assumptions);
    if (file.find("layer1.0.conv1.weight"))
        refuse(file, std::string("the names of its tensors are those of ") + (familyOf(file, otherResnets) ? familyOf(file, otherResnets) : "a ResNet without a stem \"conv1\"")
                   + ", which is not supported");
    refuseFamily(file);
}

/// What a checkpoint of ours says of itself.
std::optional<Json> ownModel(const WeightsFile& file)
{
    const auto format = file.metadata().find("format"), model = file.metadata().find("model");
    if (format == file.metadata().end() || format->second != "transect-checkpoint-1" || model == file.metadata().end())
        return std::nullopt;
    return parseJson(model->second, file.path().string() + ", metadata \"model\"");
}

/// Rows of a head that is whole and fits the features; 0: a new one is needed.
std::int64_t classesOf(const WeightsFile& file, std::int64_t featureSize)
{
    const auto* weight = findOfRank(file, "fc.weight", 2);
    const auto* bias = findOfRank(file, "fc.bias", 1);
    return weight && bias && weight->shape[1] == featureSize && bias->shape[0] == weight->shape[0] ? weight->shape[0] : 0;
}

bool isHead(const std::string& name) { return name.starts_with("fc."); }

void requireShape(const TensorView& tensor, const Shape& expected, const WeightsFile& file)
{
    if (tensor.shape != expected)
        throw Error("bad-checkpoint", "tensor " + tensor.name + ": found the shape " + shapeText(tensor.shape) + ", expected " + shapeText(expected), file.path().string(),
                    "choose the model and the parameters that the weights were made with");
}

std::int64_t inputChannelsOf(const WeightsFile& file)
{
    constexpr std::int64_t most = 1024;
    const auto* conv1 = findOfRank(file, "conv1.weight", 4);
    if (conv1 && (conv1->shape[1] < 1 || conv1->shape[1] > most))
        refuse(file, "tensor conv1.weight: found " + std::to_string(conv1->shape[1]) + " input channels, expected 1 to " + std::to_string(most));
    return conv1 ? conv1->shape[1] : 3;
}

/// A bias of a convolution, say: without it, the outputs would be others.
bool isInsideEncoder(const std::string& name)
{
    return name.starts_with("layer") || name.starts_with("conv") || name.starts_with("bn");
}

std::string thousands(std::int64_t number)
{
    auto text = std::to_string(number);
    for (auto place = std::int64_t(text.size()) - 3; place > 0; place -= 3)
        text.insert(std::size_t(place), ",");
    return text;
}

} // namespace

Architecture compareWith(const Json& model, const WeightsFile& file)
{
    Architecture result;
    result.model = completeModel(model);
    result.inputChannels = inputChannelsOf(file);
    const auto headless = shapesOf(result.model, result.inputChannels, 1);
    result.classes = classesOf(file, headless.at("fc.weight").at(1));
    const bool hasHead = result.classes > 0;
    const auto expected = shapesOf(result.model, result.inputChannels, std::max<std::int64_t>(result.classes, 1));
    for (const auto& [name, shape] : expected) {
        const auto* tensor = file.find(name);
        if (!isStatistic(name) && (hasHead || !isHead(name)))
            result.parameters += elementsOf(shape);
        if (!tensor || (isHead(name) && !hasHead)) {
            if (!isCount(name))
                result.report.missing.push_back(name);
            continue;
        }
        requireShape(*tensor, shape, file);
        ++result.matched;
    }
    for (const auto& tensor : file.tensors()) {
        if (!expected.contains(tensor.name) || (isHead(tensor.name) && !hasHead))
            result.report.unexpected.push_back(tensor.name);
    }
    return result;
}

Architecture inferArchitecture(const WeightsFile& file)
{
    std::vector<std::string> assumptions;
    const auto own = ownModel(file);
    const auto model = own ? *own : modelOf(file, assumptions);
    try {
        auto result = compareWith(model, file);
        result.assumptions = std::move(assumptions);
        return result;
    } catch (const Error& error) {
        if (error.record().code != "bad-field")
            throw;
        refuse(file, error.record().path + ": " + error.record().text);
    }
}

void requireEncoder(const Architecture& architecture, const std::filesystem::path& path)
{
    auto report = architecture.report;
    std::erase_if(report.missing, isHead);
    std::erase_if(report.unexpected, [](const std::string& name) { return !isInsideEncoder(name); });
    requireAll(report, path);
}

std::string describe(const Architecture& architecture)
{
    const auto& model = architecture.model;
    auto text = model.at("name").get<std::string>();
    if (model.contains("stem") && model.at("stem") == "small")
        text += " (small stem)";
    if (const auto width = model.at("width").get<std::int64_t>(); model.contains("stem") ? width != 64 : width != 32)
        text += ", width " + std::to_string(width);
    text += architecture.inputChannels == 1 ? ", 1 channel" : ", " + std::to_string(architecture.inputChannels) + " channels";
    text += architecture.classes == 0 ? ", no head" : ", " + thousands(architecture.classes) + (architecture.classes == 1 ? " class" : " classes");
    return text + ", " + thousands(architecture.parameters) + " parameters";
}

} // namespace transect
