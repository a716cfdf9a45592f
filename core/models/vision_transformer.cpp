#include <cmath>

#include <torch/nn/functional/upsampling.h>
#include <torch/nn/init.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "models/linear_head_network.h"
#include "models/nested_module.h"
#include "models/registry.h"
#include "record/error.h"

namespace transect {

namespace {

using torch::Tensor;
using torch::nn::LayerNorm;
using torch::nn::Linear;

/// What timm and torchvision call the parts of the one network.
struct TransformerNames {
    std::string patches, classToken, positions, block, firstNorm, attentionIn, attentionOut, secondNorm, hidden, output, norm, head;
};

const TransformerNames timmNames{"patch_embed.proj", "cls_token", "pos_embed", "blocks.", "norm1", "attn.qkv", "attn.proj", "norm2", "mlp.fc1", "mlp.fc2", "norm", "head"};
const TransformerNames torchvisionNames{"conv_proj", "class_token", "encoder.pos_embedding", "encoder.layers.encoder_layer_", "ln_1", "self_attention.in_proj_",
                                        "self_attention.out_proj", "ln_2", "mlp.0", "mlp.3", "encoder.ln", "heads.head"};

/// Normal, with what is further than 2 from zero drawn again, as both originals have it.
void truncatedNormal(Tensor tensor, double deviation)
{
    const torch::NoGradGuard noGrad;
    tensor.normal_(0, deviation);
    for (auto outside = tensor.abs() > 2; outside.any().item<bool>(); outside = tensor.abs() > 2)
        tensor.copy_(torch::where(outside, torch::empty_like(tensor).normal_(0, deviation), tensor));
}

/// Dosovitskiy et al. 2021 as timm and as torchvision have it: class token, learned positions, norms before the branches (eps 1e-6), exact
/// GELU, four times as many hidden units as a token has numbers, no dropout. Initialised as there.
///
/// Features: the class token behind the last norm. Positions are held for a grid of patches; for images with another grid they are
/// interpolated each time as the libraries do it: bicubic, with antialiasing in timm, from corner to corner in torchvision.
class VisionTransformer : public LinearHeadNetwork {
public:
    VisionTransformer(bool isTimm, const Json& parameters, std::int64_t inputChannels, std::int64_t classes)
        : LinearHeadNetwork(inputChannels, (isTimm ? timmNames : torchvisionNames).head)
        , m_isTimm(isTimm)
        , m_names(isTimm ? timmNames : torchvisionNames)
        , m_patchSize(parameters.at("patch_size").get<std::int64_t>())
        , m_grid(parameters.at("image_size").get<std::int64_t>() / m_patchSize)
        , m_width(parameters.at("width").get<std::int64_t>())
        , m_heads(parameters.at("heads").get<std::int64_t>())
    {
        constexpr std::int64_t largestGrid = 128;
        if (const auto size = parameters.at("image_size").get<std::int64_t>(); size != m_grid * m_patchSize || m_grid < 1 || m_grid > largestGrid)
            throw Error("bad-field", c10::str("found ", size, ", expected 1 to ", largestGrid, " times the patches' ", m_patchSize), "model.image_size");
        m_patches = add(m_names.patches, torch::nn::Conv2d(torch::nn::Conv2dOptions(inputChannels, m_width, m_patchSize).stride(m_patchSize)));
        m_classToken = addParameter(m_names.classToken, torch::zeros({1, 1, m_width}));
        m_positions = addParameter(m_names.positions, torch::randn({1, m_grid * m_grid + 1, m_width}) * 0.02);
        for (std::int64_t i = 0; i < parameters.at("depth").get<std::int64_t>(); ++i)
            m_layers.push_back(makeLayer(m_names.block + std::to_string(i) + ".", m_isTimm && parameters.at("layer_scale").get<bool>()));
        m_norm = addNorm(m_names.norm);
        const auto head = makeHead(m_width, classes);
        m_isTimm ? initialiseAsTimm(head) : initialiseAsTorchvision(head);
    }

    std::int64_t smallestInput() const override { return m_patchSize; }

protected:
    Tensor encode(Tensor images) override
    {
        const auto height = images.size(2), width = images.size(3);
        if (height % m_patchSize != 0 || width % m_patchSize != 0)
            throw Error("bad-input", c10::str("found images of ", height, " x ", width, ", expected sides that are multiples of the patches' ", m_patchSize), {},
                        "choose another image size, or other patches (model.patch_size)");
        const auto patches = m_patches->forward(images).flatten(2).transpose(1, 2);
        auto tokens = torch::cat({m_classToken.expand({images.size(0), -1, -1}), patches}, 1) + positions(height / m_patchSize, width / m_patchSize);
        for (auto& layer : m_layers)
            tokens = throughLayer(layer, tokens);
        return m_norm->forward(tokens.select(1, 0));
    }

private:
    struct Layer {
        LayerNorm firstNorm, secondNorm;
        Tensor inWeight, inBias; ///< of queries, keys and values, in thirds
        Linear out, hidden, output;
        Tensor firstScale, secondScale; ///< undefined: 1
    };

    template <typename Kind> Kind add(const std::string& name, Kind layer)
    {
        const auto [parent, last] = splitLastName(name);
        moduleAt(*this, parent).register_module(last, layer);
        return layer;
    }

    LayerNorm addNorm(const std::string& name) { return add(name, LayerNorm(torch::nn::LayerNormOptions({m_width}).eps(1e-6))); }

    Tensor addParameter(const std::string& name, Tensor value)
    {
        const auto [parent, last] = splitLastName(name);
        return moduleAt(*this, parent).register_parameter(last, std::move(value));
    }

    /// Parts are made in the order of the originals, as each draws its first weights.
    Layer makeLayer(const std::string& prefix, bool isScaled)
    {
        auto firstNorm = addNorm(prefix + m_names.firstNorm);
        Tensor inWeight, inBias;
        if (m_isTimm) {
            const auto in = add(prefix + m_names.attentionIn, Linear(m_width, 3 * m_width));
            inWeight = in->weight;
            inBias = in->bias;
        } else {
            inWeight = addParameter(prefix + m_names.attentionIn + "weight", torch::empty({3 * m_width, m_width}));
            inBias = addParameter(prefix + m_names.attentionIn + "bias", torch::zeros({3 * m_width}));
        }
        auto out = add(prefix + m_names.attentionOut, Linear(m_width, m_width));
        if (!m_isTimm)
            torch::nn::init::xavier_uniform_(inWeight);
        const auto scale = [&](const char* name) { return isScaled ? addParameter(prefix + name, torch::full({m_width}, 1e-5)) : Tensor(); };
        auto firstScale = scale("ls1.gamma");
        auto secondNorm = addNorm(prefix + m_names.secondNorm);
        auto hidden = add(prefix + m_names.hidden, Linear(m_width, 4 * m_width));
        auto output = add(prefix + m_names.output, Linear(4 * m_width, m_width));
        if (!m_isTimm)
            initialiseTorchvisionLayer(out, hidden, output);
        return {firstNorm, secondNorm, inWeight, inBias, out, hidden, output, firstScale, scale("ls2.gamma")};
    }

    static void initialiseTorchvisionLayer(const Linear& out, const Linear& hidden, const Linear& output)
    {
        torch::nn::init::zeros_(out->bias);
        for (const auto& layer : {hidden, output}) {
            torch::nn::init::xavier_uniform_(layer->weight);
            torch::nn::init::normal_(layer->bias, 0, 1e-6);
        }
    }

    void initialiseAsTorchvision(const Linear& head)
    {
        const torch::NoGradGuard noGrad;
        m_positions.normal_(0, 0.02);
        truncatedNormal(m_patches->weight, std::sqrt(1.0 / double(inputChannels() * m_patchSize * m_patchSize)));
        torch::nn::init::zeros_(m_patches->bias);
        torch::nn::init::zeros_(head->weight);
        torch::nn::init::zeros_(head->bias);
    }

    void initialiseAsTimm(const Linear& head)
    {
        truncatedNormal(m_positions, 0.02);
        torch::nn::init::normal_(m_classToken, 0, 1e-6);
        const auto initialise = [](const Tensor& weight, const Tensor& bias) {
            truncatedNormal(weight, 0.02);
            torch::nn::init::zeros_(bias);
        };
        for (const auto& layer : m_layers) {
            initialise(layer.inWeight, layer.inBias);
            for (const auto& linear : {layer.out, layer.hidden, layer.output})
                initialise(linear->weight, linear->bias);
        }
        initialise(head->weight, head->bias);
    }

    /// 1 x (1 + rows x columns) x width
    Tensor positions(std::int64_t rows, std::int64_t columns) const
    {
        if (rows == m_grid && columns == m_grid)
            return m_positions;
        auto options = torch::nn::functional::InterpolateFuncOptions().size(std::vector<std::int64_t>{rows, columns}).mode(torch::kBicubic);
        options.antialias(m_isTimm).align_corners(!m_isTimm);
        const auto table = m_positions.slice(1, 1).transpose(1, 2).reshape({1, m_width, m_grid, m_grid});
        const auto resized = torch::nn::functional::interpolate(table, options).flatten(2).transpose(1, 2);
        return torch::cat({m_positions.slice(1, 0, 1), resized}, 1);
    }

    Tensor attend(Layer& layer, const Tensor& tokens) const
    {
        const auto images = tokens.size(0), length = tokens.size(1);
        const auto parts = at::linear(tokens, layer.inWeight, layer.inBias).view({images, length, 3, m_heads, m_width / m_heads}).permute({2, 0, 3, 1, 4});
        const auto attended = at::scaled_dot_product_attention(parts[0], parts[1], parts[2]); // B x heads x tokens x width of a head
        return layer.out->forward(attended.transpose(1, 2).reshape({images, length, m_width}));
    }

    Tensor throughLayer(Layer& layer, const Tensor& tokens) const
    {
        const auto scaled = [](const Tensor& branch, const Tensor& scale) { return scale.defined() ? branch * scale : branch; };
        const auto between = tokens + scaled(attend(layer, layer.firstNorm->forward(tokens)), layer.firstScale);
        const auto hidden = at::gelu(layer.hidden->forward(layer.secondNorm->forward(between)));
        return between + scaled(layer.output->forward(hidden), layer.secondScale);
    }

    bool m_isTimm;
    TransformerNames m_names;
    std::int64_t m_patchSize, m_grid, m_width, m_heads;
    torch::nn::Conv2d m_patches{nullptr};
    Tensor m_classToken, m_positions;
    std::vector<Layer> m_layers;
    LayerNorm m_norm{nullptr};
};

struct TransformerSize {
    std::string name, help;
    std::int64_t width, depth, heads;
    bool isTimm = true;
};

std::vector<Parameter> transformerParameters(const TransformerSize& size)
{
    std::vector<Parameter> list{
        {.name = "patch_size", .type = ParameterType::Integer, .defaultValue = 16, .help = "Side of the patches that images are cut into", .unit = "pixels", .minimum = 1,
         .maximum = 64},
        {.name = "image_size", .type = ParameterType::Integer, .defaultValue = 224,
         .help = "Side of the images that positions are held for, a multiple of the patches'; for others they are interpolated", .unit = "pixels", .minimum = 1, .maximum = 1024},
        {.name = "width", .type = ParameterType::Integer, .defaultValue = size.width, .help = "Numbers that a token has, a multiple of the heads", .minimum = 1, .maximum = 4096},
        {.name = "depth", .type = ParameterType::Integer, .defaultValue = size.depth, .help = "Blocks of attention and MLP", .unit = "blocks", .minimum = 1, .maximum = 64},
        {.name = "heads", .type = ParameterType::Integer, .defaultValue = size.heads, .help = "Heads of the attention", .minimum = 1, .maximum = 64}};
    if (size.isTimm)
        list.push_back({.name = "layer_scale", .type = ParameterType::Flag, .defaultValue = false, .help = "Whether each branch is multiplied by learned factors, as in DINOv2"});
    return list;
}

NetworkEntry transformerEntry(const TransformerSize& size)
{
    return {{size.name, size.help, transformerParameters(size)},
            [isTimm = size.isTimm](const Json& values, std::int64_t inputChannels, std::int64_t classes) {
                return std::make_shared<VisionTransformer>(isTimm, values, inputChannels, classes);
            },
            [](const Json& values) { return values.at("heads").get<std::int64_t>(); }};
}

} // namespace

std::vector<NetworkEntry> visionTransformers()
{
    return {transformerEntry({"vit_tiny", "Vision transformer, ViT-Ti, with timm's names", 192, 12, 3}),
            transformerEntry({"vit_small", "Vision transformer, ViT-S, with timm's names", 384, 12, 6}),
            transformerEntry({"vit_base", "Vision transformer, ViT-B, with timm's names", 768, 12, 12}),
            transformerEntry({"vit_large", "Vision transformer, ViT-L, with timm's names", 1024, 24, 16}),
            transformerEntry({"vit_s", "Vision transformer, ViT-S, with torchvision's names", 384, 12, 6, false}),
            transformerEntry({"vit_b", "Vision transformer, ViT-B, with torchvision's names", 768, 12, 12, false}),
            transformerEntry({"vit_l", "Vision transformer, ViT-L, with torchvision's names", 1024, 24, 16, false})};
}

} // namespace transect
