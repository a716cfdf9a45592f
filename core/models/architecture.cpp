#include "models/architecture.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <torch/nn/module.h>
#include <torch/types.h>

#include "models/former_names.h"
#include "models/outline.h"
#include "models/recognition.h"
#include "record/error.h"

namespace transect {

namespace {

using Shape = NetworkOutline::Shape;

bool isCount(const std::string& name) { return name.ends_with("num_batches_tracked"); }
bool isStatistic(const std::string& name) { return isCount(name) || name.ends_with("running_mean") || name.ends_with("running_var"); }

std::int64_t elementsOf(const Shape& shape)
{
    std::int64_t count = 1;
    for (const auto size : shape)
        count *= size;
    return count;
}

const TensorView* findNow(const WeightsFile& file, const std::string& name)
{
    const auto* tensor = file.find(name);
    return tensor ? tensor : file.find(formerName(name));
}

constexpr std::array otherFamilies{
    UnsupportedFamily{"relative_position_bias_table", "a Swin transformer"},
    UnsupportedFamily{"patch_embed.proj.", "a vision transformer other than timm's usual one"},
    UnsupportedFamily{"layers.encoder_layer_", "a vision transformer with other names than torchvision's usual ones"},
    UnsupportedFamily{"embeddings.patch_embeddings.", "a vision transformer with the names of Hugging Face's transformers"},
    UnsupportedFamily{"visual.", "CLIP's image encoder"},
    UnsupportedFamily{"embedder.embedder.convolution", "a ResNet with the names of Hugging Face's transformers"},
    UnsupportedFamily{"denseblock", "a DenseNet"},
    UnsupportedFamily{"denselayer", "a DenseNet"},
    UnsupportedFamily{"Mixed_5b", "an Inception network"},
    UnsupportedFamily{"downsample_layers.", "a ConvNeXt"},
    UnsupportedFamily{"stages.0.blocks.0.conv_dw", "a ConvNeXt with timm's names"},
    UnsupportedFamily{".layer_scale", "a ConvNeXt with torchvision's names"},
    UnsupportedFamily{"_conv_stem.", "an EfficientNet with the names of efficientnet-pytorch"},
    UnsupportedFamily{"conv_stem.", "an EfficientNet or MobileNet with timm's names"},
    UnsupportedFamily{"features.1.conv.", "a MobileNetV2, or a MobileNet with other names than torchvision's"},
    UnsupportedFamily{"features.0.0.", "a network of torchvision that is no EfficientNet and no MobileNetV3"},
    UnsupportedFamily{"features.0.weight", "a VGG or AlexNet"},
    UnsupportedFamily{"trunk_output.", "a RegNet"},
    UnsupportedFamily{".squeeze.weight", "a SqueezeNet"},
};

const char* supported = "the ResNets 10, 18, 34, 50, 101 and 152 of torchvision and timm, with a stem of 7 x 7 or 3 x 3, vision transformers with the names of "
                        "timm or torchvision, torchvision's EfficientNet-B0 and MobileNetV3-Large, and small-cnn";

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
        refuseNamesOf(file, family);
    refuse(file, "the names of its tensors are of no known network: " + firstNames(file));
}

/// What a checkpoint of ours says of itself.
std::optional<Json> ownModel(const WeightsFile& file)
{
    const auto format = file.metadata().find("format"), model = file.metadata().find("model");
    if (format == file.metadata().end() || format->second != "transect-checkpoint-1" || model == file.metadata().end())
        return std::nullopt;
    return parseJson(model->second, file.path().string() + ", metadata \"model\"");
}

void requireShape(const TensorView& tensor, const Shape& expected, const WeightsFile& file)
{
    if (tensor.shape != expected)
        throw Error("bad-checkpoint", "tensor " + tensor.name + ": found the shape " + shapeText(tensor.shape) + ", expected " + shapeText(expected), file.path().string(),
                    "choose the model and the parameters that the weights were made with");
}

/// By the names that the first convolutions have.
std::int64_t inputChannelsOf(const WeightsFile& file)
{
    constexpr std::int64_t most = 1024;
    for (const auto* name : {"conv1.weight", "patch_embed.proj.weight", "conv_proj.weight", "features.0.0.weight"}) {
        const auto* first = findOfRank(file, name, 4);
        if (first && (first->shape[1] < 1 || first->shape[1] > most))
            refuse(file, std::string("tensor ") + name + ": found " + std::to_string(first->shape[1]) + " input channels, expected 1 to " + std::to_string(most));
        if (first)
            return first->shape[1];
    }
    return 3;
}

/// Rows of a head that is whole and fits the features; 0: a new one is needed.
std::int64_t classesOf(const WeightsFile& file, const NetworkOutline& outline)
{
    const auto* weight = findOfRank(file, outline.classWeight(), 2);
    const auto classes = weight ? weight->shape[0] : 0;
    for (const auto& [name, shape] : outline.shapes(classes)) {
        const auto* tensor = file.find(name);
        if (name.starts_with(outline.headPrefix()) && (!tensor || tensor->shape != shape))
            return 0;
    }
    return classes;
}

/// "layer" of "layer3.0.conv1.weight"
std::string stemOf(const std::string& name)
{
    auto stem = name.substr(0, name.find('.'));
    stem.erase(stem.find_last_not_of("0123456789") + 1);
    return stem;
}

/// Tensors that stand among the encoder's, or in whose place it has others: a bias of a convolution, say. The outputs would be others.
std::vector<std::string> strayed(const std::vector<std::string>& unexpected, const std::map<std::string, Shape>& expected, const std::string& headPrefix)
{
    std::set<std::string> stems;
    for (const auto& [name, shape] : expected) {
        if (!name.starts_with(headPrefix))
            stems.insert(stemOf(name));
    }
    std::vector<std::string> names;
    std::ranges::copy_if(unexpected, std::back_inserter(names), [&](const std::string& name) { return stems.contains(stemOf(name)); });
    return names;
}

std::int64_t usualImageSize(const Json& model)
{
    if (model.contains("image_size"))
        return model.at("image_size").get<std::int64_t>();
    return model.at("name") == "small-cnn" || model.value("stem", "imagenet") == "small" ? 32 : 224;
}

Json modelOf(const WeightsFile& file, Assumptions& assumptions)
{
    if (const auto model = transformerModel(file, assumptions))
        return *model;
    if (const auto model = mobileModel(file))
        return *model;
    if (const auto model = convolutionalModel(file, assumptions))
        return *model;
    refuseFamily(file);
}

std::string thousands(std::int64_t number)
{
    auto text = std::to_string(number);
    for (auto place = std::int64_t(text.size()) - 3; place > 0; place -= 3)
        text.insert(std::size_t(place), ",");
    return text;
}

/// Where the model differs from what is usual for its name: ", width 16, 2 heads"
std::string unusual(const Json& model)
{
    const auto& schemas = modelSchemas();
    const auto schema = std::ranges::find(schemas, model.at("name").get<std::string>(), &Schema::name);
    std::string text;
    for (const std::string name : {"width", "depth", "heads"}) {
        const auto parameter = std::ranges::find(schema->parameters, name, &Parameter::name);
        if (parameter != schema->parameters.end() && model.at(name) != parameter->defaultValue)
            text += ", " + name + " " + model.at(name).dump();
    }
    return text;
}

} // namespace

const TensorView* findOfRank(const WeightsFile& file, const std::string& name, std::size_t rank)
{
    const auto* tensor = file.find(name);
    return tensor && tensor->shape.size() == rank ? tensor : nullptr;
}

const char* familyOf(const WeightsFile& file, std::span<const UnsupportedFamily> families)
{
    for (const auto& family : families) {
        const bool isOne = std::ranges::any_of(file.tensors(), [&](const TensorView& tensor) { return tensor.name.find(family.mark) != std::string::npos; });
        if (isOne)
            return family.name;
    }
    return nullptr;
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    return c10::str(torch::IntArrayRef(shape));
}

void refuse(const WeightsFile& file, const std::string& text, const std::string& hint)
{
    throw Error("unknown-architecture", text, file.path().string(), hint.empty() ? std::string("supported are ") + supported : hint);
}

void refuseNamesOf(const WeightsFile& file, const std::string& family)
{
    refuse(file, "the names of its tensors are those of " + family + ", which is not supported");
}

Architecture compareWith(const Json& model, const WeightsFile& file)
{
    Architecture result;
    result.model = completeModel(model);
    if (result.model.contains("heads"))
        requirePlainTransformer(file);
    result.inputChannels = inputChannelsOf(file);
    result.imageSize = usualImageSize(result.model);
    const NetworkOutline outline(result.model, result.inputChannels);
    result.headPrefix = outline.headPrefix();
    result.classes = classesOf(file, outline);
    const auto isLeftOut = [&](const std::string& name) { return result.classes == 0 && name.starts_with(result.headPrefix); };
    const auto expected = outline.shapes(std::max<std::int64_t>(result.classes, 1));
    for (const auto& [name, shape] : expected) {
        const auto* tensor = isLeftOut(name) ? nullptr : findNow(file, name);
        if (!isStatistic(name) && !isLeftOut(name))
            result.parameters += elementsOf(shape);
        if (tensor) {
            requireShape(*tensor, shape, file);
            ++result.matched;
        } else if (!isCount(name)) {
            result.report.missing.push_back(name);
        }
    }
    for (const auto& tensor : file.tensors()) {
        if (!expected.contains(currentName(tensor.name)) || isLeftOut(tensor.name))
            result.report.unexpected.push_back(tensor.name);
    }
    result.strayed = strayed(result.report.unexpected, expected, result.headPrefix);
    return result;
}

Architecture inferArchitecture(const WeightsFile& file)
{
    Assumptions assumptions;
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
    LoadReport report{architecture.report.missing, architecture.strayed};
    std::erase_if(report.missing, [&](const std::string& name) { return name.starts_with(architecture.headPrefix); });
    requireAll(report, path);
}

std::string describe(const Architecture& architecture)
{
    const auto& model = architecture.model;
    auto text = model.at("name").get<std::string>();
    if (model.value("stem", "") == "small")
        text += " (small stem)";
    if (model.contains("patch_size"))
        text += " (patches of " + model.at("patch_size").dump() + ", images of " + model.at("image_size").dump() + ")";
    text += unusual(model) + (architecture.inputChannels == 1 ? ", 1 channel" : ", " + std::to_string(architecture.inputChannels) + " channels");
    text += architecture.classes == 0 ? ", no head" : ", " + thousands(architecture.classes) + (architecture.classes == 1 ? " class" : " classes");
    return text + ", " + thousands(architecture.parameters) + " parameters";
}

} // namespace transect
