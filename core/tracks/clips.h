#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tracks/clip.h"

namespace transect {

/// What files of tracks may not say. What they or a table beside them say goes first; what disagrees is in the notices.
struct ClipOptions {
    int width = 0, height = 0;   ///< of a picture, in pixels; 0: not known
    double framesPerSecond = 0;  ///< 0: not known
    std::string skeleton;        ///< empty: the one with as many joints as the poses have
    std::string name;            ///< of the only clip; empty: from the file's name
    /// Number of a video's first frame in the files; not known: 0, or the first picture where all of a clip's are listed.
    std::optional<std::int64_t> firstFrame = {};
};

/// Opens the tracks of a file or folder, told by content: lists of AlphaPose, tracked persons (GEPC, STG-NF), AlphaPose by
/// picture, OpenPose by frame, COCO keypoints, CSV of MPED-RNN, NPY of Corridor, pickles of PoseLift, boxes of DeepSORT;
/// JSON and text also gzipped. A folder gives the clips of all files in it and in the folders below it, by name; files
/// that hold no tracks are named in the first clip's notices.
///
/// A table (clip_table.h) beside the files, or in the folder above, gives sizes, rates and lengths of clips.
///
/// Frames count from 0, whatever number the first one has in the files. Frames are sorted; where a person is in a frame twice, the pose of the higher score stays. Detections without a track
/// are linked (linking.h). A joint that is NaN or null was not found. What was linked, left out or passed over is in the
/// notices, with what disagrees.
///
/// Errors: "no-file"; "bad-json", "bad-data" for damaged files; "bad-tracks" with the file and the place in it: no
/// format that is known, another number of joints than the skeleton has, a frame number beyond 2^24, an infinite
/// coordinate or one beyond 10^6, two clips of one name.
std::vector<ClipPtr> openClips(const std::filesystem::path& path, const ClipOptions& options = {});

} // namespace transect
