#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/network.h"
#include "record/weights_file.h"

namespace transect {

/// The network that weights are of, as their names and shapes tell it.
struct Architecture {
    Json model;                     ///< as makeNetwork() takes it
    std::int64_t inputChannels = 0;
    std::int64_t imageSize = 0;     ///< side of the images that such a network is usually given; of vision transformers as their positions tell
    std::int64_t classes = 0;       ///< rows of the head; 0: there is none, as in MoCo's and DINO's files, or one of other layers
    std::string headPrefix;         ///< of the network: "fc."
    std::int64_t parameters = 0;    ///< of the network, its head included
    std::size_t matched = 0;        ///< tensors of the file that the network has
    LoadReport report;              ///< the other names of both; without a head, the network's own head is missing
    std::vector<std::string> strayed; ///< unexpected ones that stand within the encoder, whose outputs would be others without them
    std::vector<std::string> assumptions; ///< what no tensor tells, one sentence each: a stride, a pooling
};

/// The model, one of modelSchemas(), that has these names and shapes. Weights that Transect wrote name their model themselves. No network
/// is made at the size that a file claims.
/// Throws Error "unknown-architecture" with the file: names that are of another family, or of a variant of a known one (said, where it
/// is known: a deep stem, register tokens, a Swin transformer, ...), a depth, a block or a width that there is none of.
Architecture inferArchitecture(const WeightsFile& file);

/// How weights compare with the model that a user says they are of. Throws Error "bad-checkpoint" naming file, tensor, found and
/// expected shape; "bad-field" for the model. What is missing or unexpected is in the report.
Architecture compareWith(const Json& model, const WeightsFile& file);

/// Throws Error "bad-checkpoint" where a tensor of the encoder is missing, or one is there that would belong to it: the features would
/// be others than those of the network that was trained. Heads may have any name.
void requireEncoder(const Architecture& architecture, const std::filesystem::path& path);

/// "resnet18 (small stem), 3 channels, 10 classes, 11,173,962 parameters"
std::string describe(const Architecture& architecture);

/// loadWeights() by the names that remain when what training programs wrap around them is taken off.
LoadReport loadWeights(torch::nn::Module& module, const WeightsFile& file, const std::function<bool(const std::string&)>& accept = {});

} // namespace transect
