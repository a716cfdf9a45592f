#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace transect {

/// What the joints of a pose are, in the order of the files, and which of them are connected.
struct Skeleton {
    std::string name;                         ///< "coco17", "openpose18", "body25", "cpm14", "box"
    std::vector<std::string> joints;          ///< "nose", "left_eye", ...
    std::vector<std::pair<int, int>> bones;   ///< indices of joints

    int size() const { return int(joints.size()); }
};

/// COCO's 17 joints, OpenPose's 18 of COCO and its BODY_25, the 14 of the convolutional pose machine (CPM), and the corners
/// of a box: top left, top right, bottom right, bottom left.
const std::vector<Skeleton>& skeletons();

/// Throws Error "bad-field" naming the nearest spelling.
const Skeleton& skeletonNamed(std::string_view name);

} // namespace transect
