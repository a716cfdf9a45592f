#include <algorithm>
#include <array>
#include <cmath>

#include <torch/types.h>

#include "models/recognition.h"

namespace transect {

namespace {

constexpr std::array transformerParts{
    UnsupportedFamily{"reg_token", "register tokens"},
    UnsupportedFamily{"register_tokens", "register tokens"},
    UnsupportedFamily{"dist_token", "a distillation token (DeiT)"},
    UnsupportedFamily{"head_dist.", "a distillation head (DeiT)"},
    UnsupportedFamily{"fc_norm.", "a norm behind the mean over its tokens (fc_norm)"},
    UnsupportedFamily{"attn_pool.", "attention in place of a class token"},
    UnsupportedFamily{"norm_pre.", "a norm before its blocks (CLIP)"},
    UnsupportedFamily{"patch_embed.norm.", "a norm behind its patches"},
    UnsupportedFamily{"patch_embed.backbone.", "a convolutional stem"},
    UnsupportedFamily{"conv_proj.conv", "a convolutional stem"},
    UnsupportedFamily{".attn.q_norm.", "norms of its queries and keys"},
    UnsupportedFamily{".attn.q_bias", "biases of its queries and values alone (BEiT)"},
    UnsupportedFamily{"relative_position_bias_table", "relative positions (BEiT)"},
    UnsupportedFamily{"rel_pos", "relative positions"},
    UnsupportedFamily{".mlp.w12.", "gated MLPs (SwiGLU)"},
    UnsupportedFamily{".mlp.fc1_g.", "gated MLPs (SwiGLU)"},
};

struct TransformerTensors {
    const char *patches, *classToken, *positions, *block, *firstNorm;
    std::array<const char*, 2> attentionIn;
};

constexpr TransformerTensors timmTensors{"patch_embed.proj.weight", "cls_token", "pos_embed", "blocks.", ".norm1.weight", {".attn.qkv.weight", ".attn.qkv.bias"}};
constexpr TransformerTensors torchvisionTensors{"conv_proj.weight", "class_token", "encoder.pos_embedding", "encoder.layers.encoder_layer_", ".ln_1.weight",
                                                {".self_attention.in_proj_weight", ".self_attention.in_proj_bias"}};

bool hasBlock(const WeightsFile& file, const TransformerTensors& names, std::int64_t i) { return file.find(names.block + std::to_string(i) + names.firstNorm); }

std::int64_t depthOf(const WeightsFile& file, const TransformerTensors& names)
{
    std::int64_t depth = 0;
    while (hasBlock(file, names, depth))
        ++depth;
    return depth;
}

void requireParts(const WeightsFile& file, const TransformerTensors& names)
{
    requirePlainTransformer(file);
    if (!file.find(names.classToken))
        refuse(file, "found a vision transformer without a class token, which is not supported");
    if (!findOfRank(file, names.positions, 3))
        refuse(file, "found a vision transformer without a table of positions, which is not supported");
    for (const auto* name : names.attentionIn) {
        if (!file.find(std::string(names.block) + "0" + name))
            refuse(file, "found a vision transformer whose queries, keys and values are not one layer with a bias, which is not supported");
    }
}

std::int64_t patchSizeOf(const WeightsFile& file, const TransformerTensors& names)
{
    constexpr std::int64_t largest = 64;
    const auto* patches = findOfRank(file, names.patches, 4);
    if (!patches)
        refuse(file, std::string("found a vision transformer without the convolution ") + names.patches + ", which is not supported");
    const auto size = patches->shape[3];
    if (size != patches->shape[2] || size < 1 || size > largest)
        refuse(file, "tensor " + patches->name + ": found the shape " + shapeText(patches->shape) + ", expected square patches of at most " + std::to_string(largest) + " pixels a side");
    return size;
}

std::int64_t gridOf(const WeightsFile& file, const TransformerTensors& names)
{
    constexpr double largest = 1024;
    const auto& shape = file.find(names.positions)->shape;
    const auto side = std::sqrt(double(shape[1] - 1));
    if (!(side >= 1 && side <= largest && side == std::floor(side)))
        refuse(file, std::string("tensor ") + names.positions + ": found the shape " + shapeText(shape) + ", expected positions of a class token and of n x n patches");
    return std::int64_t(side);
}

std::int64_t headsOf(const WeightsFile& file, std::int64_t width, Assumptions& assumptions)
{
    constexpr std::int64_t headWidth = 64;
    if (width < 1 || width % headWidth != 0)
        refuse(file, c10::str("found a vision transformer of width ", width, ", and nothing in the file tells how many heads it has"),
               c10::str("name them: --model '{\"name\": \"vit_base\", \"width\": ", width, ", \"heads\": ..., \"depth\": ..., \"patch_size\": ..., \"image_size\": ...}'"));
    const auto heads = width / headWidth;
    assumptions.push_back(c10::str("the attention is taken to have ", heads, heads == 1 ? " head" : " heads", ", one for every ", headWidth, " numbers of a token"));
    return heads;
}

std::string transformerName(std::int64_t width, bool isTimm)
{
    switch (width) {
    case 192:
        return isTimm ? "vit_tiny" : "vit_s";
    case 384:
        return isTimm ? "vit_small" : "vit_s";
    case 1024:
        return isTimm ? "vit_large" : "vit_l";
    default:
        return isTimm ? "vit_base" : "vit_b";
    }
}

} // namespace

void requirePlainTransformer(const WeightsFile& file)
{
    if (const auto* part = familyOf(file, transformerParts))
        refuse(file, std::string("found a vision transformer with ") + part + ", which is not supported");
}

std::optional<Json> transformerModel(const WeightsFile& file, Assumptions& assumptions)
{
    const bool isTimm = hasBlock(file, timmTensors, 0) && file.find(timmTensors.patches);
    if (!isTimm && !hasBlock(file, torchvisionTensors, 0))
        return std::nullopt;
    const auto& names = isTimm ? timmTensors : torchvisionTensors;
    requireParts(file, names);
    const auto patch = patchSizeOf(file, names);
    const auto width = file.find(names.patches)->shape[0];
    Json model{{"name", transformerName(width, isTimm)}, {"patch_size", patch}, {"image_size", gridOf(file, names) * patch},
               {"width", width}, {"depth", depthOf(file, names)}, {"heads", headsOf(file, width, assumptions)}};
    if (isTimm)
        model["layer_scale"] = file.find("blocks.0.ls1.gamma") != nullptr;
    return model;
}

} // namespace transect
