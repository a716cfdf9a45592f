#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "tracks/clip_table.h"
#include "tracks/clips.h"

namespace transect {

struct ReadOptions {
    ClipOptions stated;
    ClipTable table; ///< of the folder
};

// One function a format. Each reads a file that is of its format by its beginning; errors are those of openClips().

using Paths = std::vector<std::filesystem::path>;

std::vector<ClipPtr> readTracked(const std::filesystem::path& file, const ReadOptions& options);
std::vector<ClipPtr> readAlphaPose(const std::filesystem::path& file, const ReadOptions& options);
std::vector<ClipPtr> readByPicture(const std::filesystem::path& file, const ReadOptions& options);
std::vector<ClipPtr> readCoco(const std::filesystem::path& file, const ReadOptions& options);
std::vector<ClipPtr> readPosePickle(const std::filesystem::path& file, const ReadOptions& options);
std::vector<ClipPtr> readBoxes(const std::filesystem::path& file, const ReadOptions& options);

/// Files of one folder: a clip for each text before the frame's number in the names of the files.
std::vector<ClipPtr> readOpenPose(const Paths& files, const ReadOptions& options);
/// Files of one folder, which gives the clip its name: a person each.
std::vector<ClipPtr> readPersonTables(const Paths& files, const ReadOptions& options);
/// Files named VIDEO_PERSON.npy: a clip for each video.
std::vector<ClipPtr> readCorridor(const Paths& files, const ReadOptions& options);

/// Whether a file that begins so is of the format.
bool isBoxTable(std::string_view front);
bool isPersonTable(std::string_view front);
bool isCorridorArray(const std::filesystem::path& file, std::string_view front);

} // namespace transect
