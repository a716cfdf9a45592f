#pragma once

#include <memory>
#include <string>
#include <vector>

#include "vision/model_file.h"
#include "vision/network_input.h"

namespace transect {

struct NetworkOutput {
    std::vector<int> shape;
    std::vector<float> values;
};

std::string shapeText(const std::vector<int>& shape); ///< "1 x 17 x 64 x 48"

/// A network of somebody else's training, carried out by OpenCV on one core. Used by one thread at a time.
class ImportedNetwork {
public:
    /// Tries the network on an input of that size, with OpenCV's fusion of layers and without, and does without where the results
    /// differ. Throws Error "bad-model" with what OpenCV says where it cannot import the network; "no-decoder" in a build without OpenCV.
    ImportedNetwork(const ModelFile& file, int height, int width);
    ~ImportedNetwork();
    ImportedNetwork(ImportedNetwork&&) noexcept;

    /// All outputs. Throws Error "bad-model" where the network cannot take an input of that shape, or would need more than 4 GiB for it.
    std::vector<NetworkOutput> run(const NetworkInput& input);

    const std::string& place() const; ///< the file, for messages

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace transect
