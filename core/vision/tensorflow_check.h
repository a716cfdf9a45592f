#pragma once

#include <cstddef>
#include <span>

namespace transect {

/// What importers trust without looking at a graph of TensorFlow (graph.proto, messages GraphDef to TensorProto): throws Error
/// "bad-model" where there are no nodes, and where a constant has no values or another number of them than its dimensions say; one
/// listed value may stand for all.
void checkTensorFlow(std::span<const std::byte> graph);

} // namespace transect
