#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "anomaly/motion_embedder.h"
#include "record/safetensors.h"

namespace transect {

class Transformer;

/// What a checkpoint of the kind of job "regularity" says of itself, so that it can be used without its run: in the
/// safetensors metadata.
struct RegularityInfo {
    Json model;               ///< as Transformer takes it
    std::string skeleton;     ///< of the poses
    int joints = 0;           ///< K
    std::vector<std::string> jointNames; ///< "nose", ... in their order; empty: an older file does not say
    WindowOptions windows;    ///< T, S, ...
    MotionEmbedder embedder;  ///< its prior with all constants, and the frame rate that they are of
    double epoch = 0;
    std::int64_t step = 0;
    std::uint64_t seed = 0;
    std::optional<double> validationLoss; ///< on the held-out tracks
};

Metadata toMetadata(const RegularityInfo& info);
/// Throws Error "bad-checkpoint" naming the missing or wrong member.
RegularityInfo regularityInfo(const SafetensorsFile& file);

/// A checkpoint file with its weights, in evaluation mode.
struct RegularityModel {
    RegularityInfo info;
    std::string name;   ///< "epoch-0012"
    std::string sha256; ///< of the file
    std::shared_ptr<Transformer> transformer;
};

/// Errors: those of SafetensorsFile::open(); "bad-checkpoint".
RegularityModel loadRegularityModel(const std::filesystem::path& path);

/// Throws Error "bad-tracks" with `place` where the poses of the windows are not of the joints that the model takes.
void requireJoints(const RegularityInfo& info, const WindowSet& windows, const std::string& place);

/// What `path` names: a checkpoint file, or a run of the kind "regularity", of whose series the checkpoint with the lowest
/// validation loss is taken (the last one where none was validated). Throws Error "no-checkpoints".
std::filesystem::path chosenCheckpoint(const std::filesystem::path& path);

} // namespace transect
