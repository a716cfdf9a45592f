#pragma once

#include <cstddef>
#include <span>

namespace transect {

/// Throws Error "bad-model" where a tensor that the ONNX model holds has another number of values than its dimensions say,
/// which importers do not check before they read them (onnx.proto, messages ModelProto to TensorProto).
void requireWholeTensors(std::span<const std::byte> model);

} // namespace transect
