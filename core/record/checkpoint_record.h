#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace transect {

/// The weights at one moment of a training: `name`.safetensors, and beside it `name`.resume.safetensors, where there
/// is one, with what resuming needs.
struct CheckpointRecord {
    std::string name;           ///< "epoch-0005", "epoch-0000-step-00040"; any name in an imported series
    double epoch = 0;           ///< passes over the source's training data
    std::int64_t step = 0;      ///< updates of the weights; in an imported series the position, from 0
    std::filesystem::path path; ///< of the weights

    std::filesystem::path resumePath() const;
};

/// "epoch-0005"; with a step other than 0, for a checkpoint inside an epoch, "epoch-0000-step-00040". `epoch` counts
/// whole epochs, `step` all updates since the start.
std::string checkpointName(std::int64_t epoch, std::int64_t step = 0);

/// The series in a folder. Of a run of ours: the files whose names begin with "epoch-", sorted by step, with epoch and
/// step from the safetensors metadata. Of an imported folder, where no such file carries this metadata: all
/// *.safetensors, with numbers in their names compared as numbers; the epoch is the last number in the name, else the
/// position. Errors: "no-file" where the folder is missing, "bad-safetensors", "bad-checkpoint" naming file and member.
std::vector<CheckpointRecord> listCheckpoints(const std::filesystem::path& folder);

/// Epochs at which a representation is sampled, about evenly in the logarithm: 0, 1, 2, 3, 5, 8, 12, 20, 30, 50, 80,
/// 120, 200, 300, 500, 800, 1200, ..., up to and always with `lastEpoch` (at least 0).
std::vector<std::int64_t> geometricSeries(std::int64_t lastEpoch);

} // namespace transect
