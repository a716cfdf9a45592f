#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/architecture.h"
#include "training/checkpoint.h"
#include "transfer/foreign_series.h"

namespace transect {

/// What no weights tell. What is not given is taken from weights that Transect wrote, else assumed, and said in the notices.
struct ImportOptions {
    std::optional<Json> model;                ///< as makeNetwork() takes it; not given: inferred
    std::vector<double> mean, std;            ///< of values from 0 to 1, one a channel; empty: ImageNet's for colour
    std::optional<int> size;                  ///< of the images that the network was trained on, in pixels a side
};

/// The network of a foreign series, as its first file and the options tell it.
struct ForeignNetwork {
    Architecture architecture;
    InputSpec input;
    std::vector<std::string> notices; ///< of what was assumed and of heads; one sentence each
};

/// Throws Error as inferArchitecture() and requireEncoder() do; "bad-field" for the options.
ForeignNetwork foreignNetwork(const WeightsFile& first, const ImportOptions& options);

/// Throws Error "bad-series" naming the file where its weights are of another network than those of the first.
void requireSameNetwork(const ForeignNetwork& network, const WeightsFile& file, const ImportOptions& options);

/// In evaluation mode. Throws Error "bad-checkpoint" for weights that are not finite numbers.
NetworkPtr loadForeignNetwork(const WeightsFile& file, const Architecture& architecture);

/// What a checkpoint of ours says of itself, of a foreign one.
CheckpointInfo foreignInfo(const ForeignNetwork& network, const ForeignCheckpoint& checkpoint, const WeightsFile& file);

/// The file, and of an index its shards.
std::set<std::filesystem::path> filesBehind(const std::filesystem::path& path);

} // namespace transect
