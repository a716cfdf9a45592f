#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace transect {

/// One pose of one person in one frame: a row of PoseRecord's columns.
struct PosePlace {
    std::int64_t person = 0;
    std::int64_t frame = 0;
    bool operator==(const PosePlace&) const = default;
};

/// What scores are reviewed with: the poses of one clip that were scored, the truth about its frames, and where its pictures
/// are. Kept beside the scores, so that a run that was copied from elsewhere can still be reviewed.
struct PoseRecord {
    std::string clip;                        ///< "01_0014"
    std::string skeleton;                    ///< "coco17"
    std::vector<std::string> joints;         ///< K names
    std::vector<std::pair<int, int>> bones;  ///< indices of joints
    std::int64_t width = 0, height = 0;      ///< of the video, in pixels; 0: not known
    double framesPerSecond = 0;              ///< 0: not known
    std::int64_t frames = 0;                 ///< of the clip
    std::filesystem::path video;             ///< a video file, or a folder of pictures; empty: not known
    std::vector<PosePlace> places;           ///< P poses, by person and frame, no pair twice
    std::vector<float> coordinates;          ///< P x K x 2: x, y in pixels; a joint of confidence 0 was not found
    std::vector<float> confidences;          ///< P x K
    std::vector<float> boxes;                ///< P x 4: x, y of the upper left corner, width, height, in pixels; empty: not known
    std::vector<std::uint8_t> abnormal;      ///< of each frame: 0 or 1; empty: the truth is not known
};

/// "<clip>.safetensors", reduced to safe characters, in the folder "poses" of the folder of the scores.
std::filesystem::path poseRecordFile(const std::filesystem::path& scoresFolder, const std::string& clip);

/// As safetensors, the scalars as metadata. Errors: "bad-poses" where sizes do not fit together, a frame lies outside the clip,
/// a pair comes twice or a number is not finite; those of writeSafetensors().
void writePoseRecord(const std::filesystem::path& path, const PoseRecord& record);

/// Errors: those of SafetensorsFile::open(); "bad-poses" naming file and member.
PoseRecord readPoseRecord(const std::filesystem::path& path);

} // namespace transect
