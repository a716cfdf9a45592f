#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include "models/model_schemas.h"
#include "record/safetensors.h"

namespace transect {

/// An encoder with a linear head. Parameter and buffer names are torchvision's, or timm's. What the penultimate features are: of ResNets,
/// EfficientNet (1,280) and MobileNetV3 (960, before its head's hidden layer) the mean over the last map; of vision transformers the class
/// token behind the last norm.
class Network : public torch::nn::Module {
public:
    /// B x C x H x W images to B x featureSize() penultimate features (what the head sees).
    /// Throws Error "bad-input" for images of another shape, "input-too-small" below smallestInput().
    torch::Tensor features(torch::Tensor images);
    /// B x d features to B x classes() logits.
    virtual torch::Tensor logits(torch::Tensor features) = 0;
    torch::Tensor forward(torch::Tensor images) { return logits(features(std::move(images))); }

    virtual std::int64_t inputChannels() const = 0;
    virtual std::int64_t featureSize() const = 0;
    virtual std::int64_t classes() const = 0;
    /// The names of the head's parameters begin with this ("fc.").
    virtual std::string headPrefix() const = 0;
    /// A new head for other classes, initialised as torch::nn::Linear is.
    virtual void replaceHead(std::int64_t classes) = 0;
    /// The smallest side of an image that the network can take.
    virtual std::int64_t smallestInput() const = 0;

protected:
    /// features() of images that were found to fit.
    virtual torch::Tensor encode(torch::Tensor images) = 0;
};

using NetworkPtr = std::shared_ptr<Network>;

/// `model` ({"name": ..., and what differs from the defaults}) completed as a Variant of modelSchemas(). Throws Error "bad-field".
Json completeModel(const Json& model);

/// `model` as completeModel returns it. Weights are drawn from torch's default generator, as torchvision draws them.
NetworkPtr makeNetwork(const Json& model, std::int64_t inputChannels, std::int64_t classes);

std::int64_t parameterCount(const torch::nn::Module& module);

/// Parameters and buffers as safetensors with their own names, atomically; returns the SHA-256.
std::string saveWeights(const std::filesystem::path& path, const torch::nn::Module& module, const Metadata& metadata);

/// What loading found. Throws nothing for missing or unexpected names; see requireAll.
struct LoadReport {
    std::vector<std::string> missing;    ///< in the module, not in the file
    std::vector<std::string> unexpected; ///< in the file, not in the module
};
/// Copies by name; `accept` (empty: all) says which of the module's names to load. Element types are converted.
/// Throws Error "bad-checkpoint" naming file, tensor, found and expected shape. num_batches_tracked may be absent.
LoadReport loadWeights(torch::nn::Module& module, const SafetensorsFile& file, const std::function<bool(const std::string&)>& accept = {});
/// Throws Error "bad-checkpoint" with the first names of what is missing or unexpected.
void requireAll(const LoadReport& report, const std::filesystem::path& path);

/// A copy of a view's bytes as a CPU tensor, and the other way (the tensor must be contiguous on the CPU and outlive the view).
torch::Tensor toTensor(const TensorView& view);
TensorView toView(const std::string& name, const torch::Tensor& tensor);

} // namespace transect
