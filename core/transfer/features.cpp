#include "transfer/features.h"

#include <torch/types.h>
#include <torch/utils.h>
#include <torch/version.h>

#include "record/error.h"
#include "record/hash.h"
#include "record/run_writer.h"

namespace transect {

namespace {

constexpr std::int64_t mostImages = 250;

std::string keyOf(const std::string& checkpointSha256, const FeatureSource& source, const Compute& compute)
{
    Sha256 indices;
    indices.update(std::as_bytes(std::span(source.indices)));
    const Json key{{"format", 1},
                   {"checkpoint", checkpointSha256},
                   {"data", source.data->fingerprint()},
                   {"indices", indices.hex()},
                   {"fit", source.fit},
                   {"input", toJson(source.input)},
                   {"precision", c10::toString(compute.autocast)},
                   {"channels_last", compute.channelsLast},
                   {"libtorch", TORCH_VERSION},
                   // Devices differ in rounding, and a comparison should not mix them unseen.
                   {"device", compute.device.is_cuda() ? "cuda" : "cpu"}};
    return sha256Hex(key.dump());
}

Augmentation viewOf(const FeatureSource& source)
{
    return {complete(augmentationSchema(), {{"fit", source.fit}}), source.input};
}

/// Calls `sink` for the batches of `rounds` epochs with their features and the labels that the batch has.
void stream(Network& network, const FeatureSource& source, const Augmentation& augmentation, std::int64_t rounds, const Compute& compute,
            const std::function<bool()>& stop, const std::function<void(const torch::Tensor& features, const torch::Tensor& labels)>& sink)
{
    const torch::InferenceMode inference;
    network.eval();
    BatchLoader loader(source.data, source.indices, {augmentation}, {.batchSize = batchOf(source.input, mostImages), .shuffle = false, .badImages = source.badImages});
    for (std::int64_t round = 0; round < rounds; ++round) {
        loader.start(round);
        while (auto batch = loader.next()) {
            if (stop())
                throw Stopped();
            const auto labels = batch->labels;
            const AutocastScope autocast(compute);
            sink(network.features(onDevice(std::move(*batch), compute).views.front()).to(torch::kCPU, torch::kFloat32), labels);
        }
    }
}

} // namespace

void streamFeatures(Network& network, const FeatureSource& source, const Compute& compute, const std::function<bool()>& stop,
                    const std::function<void(const torch::Tensor& features, const torch::Tensor& labels)>& sink)
{
    stream(network, source, viewOf(source), 1, compute, stop, sink);
}

void streamViews(Network& network, const FeatureSource& source, const Augmentation& augmentation, std::int64_t views, const Compute& compute,
                 const std::function<bool()>& stop, const std::function<void(const torch::Tensor& features, const torch::Tensor& places)>& sink)
{
    const auto images = std::int64_t(source.indices.size());
    std::int64_t done = 0;
    stream(network, source, augmentation, views, compute, stop, [&](const torch::Tensor& features, const torch::Tensor&) {
        sink(features, torch::arange(done, done + features.size(0), torch::kInt64).remainder(images));
        done += features.size(0);
    });
}

torch::Tensor extractFeatures(Network& network, const FeatureSource& source, const Compute& compute, const std::function<bool()>& stop)
{
    auto features = torch::empty({std::int64_t(source.indices.size()), network.featureSize()}, torch::kFloat32);
    std::int64_t done = 0;
    streamFeatures(network, source, compute, stop, [&](const torch::Tensor& batch, const torch::Tensor&) {
        features.narrow(0, done, batch.size(0)).copy_(batch);
        done += batch.size(0);
    });
    return features;
}

torch::Tensor FeatureCache::get(const std::string& checkpointSha256, const FeatureSource& source, const Compute& compute,
                                const std::function<torch::Tensor()>& extract) const
{
    const auto path = m_folder / (keyOf(checkpointSha256, source, compute) + ".safetensors");
    if (std::filesystem::exists(path)) {
        try {
            const auto file = SafetensorsFile::open(path);
            auto features = toTensor(file.at("features"));
            if (features.dim() == 2 && features.size(0) == std::int64_t(source.indices.size()))
                return features;
        } catch (const Error&) {
            // Computed anew below, which replaces the damaged file.
        }
    }
    const auto features = extract();
    try {
        std::filesystem::create_directories(m_folder);
        const std::vector<TensorView> views{toView("features", features)};
        writeSafetensors(path, views, {{"format", "transect-features-1"}, {"checkpoint", checkpointSha256}, {"data", source.data->name()}});
    } catch (const std::exception&) {
        // A cache that cannot be written costs time later, and is no reason to lose what is here.
    }
    return features;
}

} // namespace transect
