#pragma once

#include <cstddef>
#include <span>

namespace transect {

/// What importers trust without looking at a model of ONNX (onnx.proto, messages ModelProto to TensorProto): throws Error
/// "bad-model" where there is no graph or more than one, where a tensor has another number of values than its dimensions say or
/// has them in two places, and where a node reads what nothing gives.
void checkOnnx(std::span<const std::byte> model);

} // namespace transect
