#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tracks/clip.h"

namespace transect {

/// Which frames of a clip are abnormal.
struct Mask {
    std::vector<std::uint8_t> abnormal; ///< of each frame: 0 or 1
    bool isOpen = false;                ///< frames beyond the end are normal: the file lists ranges and no length
};

using Masks = std::map<std::string, Mask>; ///< by clip name

struct MaskOptions {
    std::optional<bool> oneIsNormal; ///< none: where an NPY file is named .txt, as those of STG-NF for UBnormal
};

/// Opens the masks of a file or of the files of a folder, told by content:
/// * NPY, one value for each frame, or one picture, of which any value but 0 makes the frame abnormal;
/// * MAT version 5: a cell array with a picture for each frame (Avenue's volLabel), or a numeric array as above;
/// * CSV with a header that names a clip, a frame and a label; or a clip, first and last (frames from 0, both included);
/// * the list of frame ranges of UCSD (TestVideoFile{end+1}.gt_frame = [60:152];), whose clips are Test001, Test002, ...
/// * the ranges of UBnormal: a line "person,first,last" for each (frames from 0, both included).
/// Clips have the names of their files: "01_0014.npy" "01_0014", "21_label.mat" "21".
/// Errors: "no-file"; "bad-data", "bad-masks" naming the file and the place.
Masks openMasks(const std::filesystem::path& path, const MaskOptions& options = {});

/// The labels of a clip's frames, one for each frame of the mask (of the clip, where the mask is open). Names that differ
/// in leading zeros of a number are the same: "8" and "08". Throws Error "bad-masks" naming the clip: no mask, poses
/// behind the mask's end, another number of frames than the clip is known to have.
std::vector<std::uint8_t> labelsOf(const Masks& masks, const Clip& clip);
bool hasMask(const Masks& masks, const std::string& clipName);

} // namespace transect
