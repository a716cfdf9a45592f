#pragma once

#include <filesystem>
#include <functional>

#include "data/batches.h"
#include "models/network.h"
#include "training/stepper.h"

namespace transect {

/// Images of a data set in a fixed order, as a network is to see them.
struct FeatureSource {
    DataSetPtr data;
    Indices indices;
    std::string fit; ///< how an image of another size becomes the input: "resize", "pad", "crop"
    InputSpec input;
    BadImages badImages = BadImages::Stop;
};

/// Gives `sink` the penultimate features in evaluation mode batch by batch: B x d, float32, on the CPU, in the order of
/// `source.indices`, with their labels (B, int64). `stop` is polled once a batch; where it returns true this throws Stopped.
void streamFeatures(Network& network, const FeatureSource& source, const Compute& compute, const std::function<bool()>& stop,
                    const std::function<void(const torch::Tensor& features, const torch::Tensor& labels)>& sink);

/// As streamFeatures(), of `views` augmented views of each image: all images once, then all again, ...; instead of labels the places of the
/// images among `source.indices` (B, int64). Drawn from seed 0, so that every checkpoint sees the same.
void streamViews(Network& network, const FeatureSource& source, const Augmentation& augmentation, std::int64_t views, const Compute& compute,
                 const std::function<bool()>& stop, const std::function<void(const torch::Tensor& features, const torch::Tensor& places)>& sink);

/// All of them: N x d.
torch::Tensor extractFeatures(Network& network, const FeatureSource& source, const Compute& compute, const std::function<bool()>& stop);

/// Features on disk, found again by everything that they depend on: the checkpoint's bytes, the images and their order,
/// how they are fitted and normalised, and the precision. Several processes may use one folder at once.
class FeatureCache {
public:
    explicit FeatureCache(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }

    /// From the cache, else by `compute`, which is then stored. A damaged entry is computed anew.
    torch::Tensor get(const std::string& checkpointSha256, const FeatureSource& source, const Compute& compute,
                      const std::function<torch::Tensor()>& extract) const;

private:
    std::filesystem::path m_folder;
};

} // namespace transect
