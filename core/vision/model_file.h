#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace transect {

enum class ModelFormat { Onnx, TensorFlow, Darknet };

/// The contents of a file of a network, checked as far as importers trust them.
struct ModelFile {
    ModelFormat format = ModelFormat::Onnx;
    std::filesystem::path path;
    std::string sha256;                     ///< of the file; of Darknet that of the configuration, '+', that of the weights
    std::vector<unsigned char> network;     ///< ONNX's model, TensorFlow's graph or Darknet's configuration
    std::vector<unsigned char> weights;     ///< of Darknet

    const char* formatName() const;
};

/// Reads a model, told by content: ONNX, a frozen graph of TensorFlow, or a network of Darknet, for which either of its two
/// files (NAME.cfg, NAME.weights) is named and the other is beside it.
/// Errors: "no-file", "no-permission"; "too-large" over 1 GiB; "bad-model" for something else, for what is cut short, and
/// for tensors with fewer values than their dimensions say.
ModelFile readModelFile(const std::filesystem::path& path);

} // namespace transect
