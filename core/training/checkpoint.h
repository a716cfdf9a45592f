#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "data/augment.h"
#include "models/network.h"
#include "record/run_folder.h"
#include "training/optimiser.h"

namespace transect {

/// What a checkpoint says of itself, so that it can be used without the run that made it: in the safetensors metadata.
struct CheckpointInfo {
    Json model;                          ///< as makeNetwork() takes it
    InputSpec input;                     ///< what the network was trained on
    std::vector<std::string> classNames; ///< of the source; the head's outputs
    std::string method;
    double epoch = 0;
    std::int64_t step = 0;
    std::uint64_t seed = 0;
    bool averaged = false;               ///< the weights are an exponential moving average
};

Metadata toMetadata(const CheckpointInfo& info);
/// Throws Error "bad-checkpoint" naming the missing or wrong member: the file was not written by a pre-training run.
CheckpointInfo checkpointInfo(const SafetensorsFile& file);

/// The network of a checkpoint file with its weights, in evaluation mode.
struct LoadedCheckpoint {
    CheckpointInfo info;
    NetworkPtr network;
    std::string sha256; ///< of the file
};
LoadedCheckpoint loadCheckpoint(const std::filesystem::path& path);

/// What resuming needs beside the weights.
struct ResumeState {
    NamedTensors tensors; ///< optimiser, the method's own tensors, raw weights under averaging, random generators
    Json position;        ///< step, the epoch's running sums
};

/// Writes `name`'s resume state, then its weights: once the weights file is there the checkpoint is complete. `metadata`
/// has at least "epoch" and "step".
void writeCheckpoint(const RunFolder& folder, const std::string& name, const torch::nn::Module& network, const Metadata& metadata,
                     const ResumeState& resume);

/// The newest complete checkpoint of a run that can be resumed from, by step; none: start from the beginning.
struct ResumePoint {
    std::string name;
    std::filesystem::path weights, state;
    std::int64_t step = 0;
};
std::optional<ResumePoint> newestResumePoint(const RunFolder& folder);

/// Removes the checkpoints "latest-<step>" (written between the planned ones) other than `keep`.
void removeLatest(const RunFolder& folder, const std::string& keep = {});

} // namespace transect
