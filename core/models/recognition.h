#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "record/json.h"
#include "record/weights_file.h"

namespace transect {

/// What is not supported, told by a part of a name that only it has.
struct UnsupportedFamily {
    const char* mark;
    const char* name; ///< "a DenseNet"
};

using Assumptions = std::vector<std::string>;

// The model whose names the tensors have; none where they are of another family. Assumptions are appended.
// Throw Error "unknown-architecture" for a variant of the family that there is no model of.
std::optional<Json> convolutionalModel(const WeightsFile& file, Assumptions& assumptions); ///< ResNets and the small CNN
std::optional<Json> transformerModel(const WeightsFile& file, Assumptions& assumptions);
std::optional<Json> mobileModel(const WeightsFile& file); ///< EfficientNet-B0, MobileNetV3-Large

/// Throws Error "unknown-architecture" where names say that a vision transformer has parts that ours has not.
void requirePlainTransformer(const WeightsFile& file);

const TensorView* findOfRank(const WeightsFile& file, const std::string& name, std::size_t rank);
std::string shapeText(const std::vector<std::int64_t>& shape);
/// The name of the first family that any tensor is of; null: none.
const char* familyOf(const WeightsFile& file, std::span<const UnsupportedFamily> families);
/// Throws Error "unknown-architecture"; without a hint it says what is supported.
[[noreturn]] void refuse(const WeightsFile& file, const std::string& text, const std::string& hint = {});
[[noreturn]] void refuseNamesOf(const WeightsFile& file, const std::string& family);

} // namespace transect
