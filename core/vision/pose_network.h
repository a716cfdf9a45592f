#pragma once

#include <span>
#include <vector>

#include "tracks/clip.h"
#include "vision/imported_network.h"

namespace transect {

/// Where a heat map is highest, in its cells, moved a quarter of a cell towards the higher neighbour in each direction
/// (arXiv 1603.06937, section 3.2); the confidence is the map's value there, in [0, 1]. No joint where nothing is over 0.
Joint peakOf(std::span<const float> map, int height, int width);

/// Finds the joints of persons whose boxes are known: a network that makes one heat map a joint from a crop.
/// ONNX: 3 x 256 x 192, RGB normalised by ImageNet's mean and deviation. TensorFlow: 3 x 192 x 192, BGR from 0 to 255.
/// Used by one thread at a time.
class PoseNetwork {
public:
    /// Throws Error "bad-model" for a network that is no such thing, or has another number of joints than 17 (coco17) or 14 (cpm14).
    explicit PoseNetwork(const ModelFile& model);

    const Skeleton& skeleton() const { return m_skeleton; }

    /// boxes x joints, in pixels of the picture. Persons go through the network one by one: OpenCV takes as long for each of many at
    /// once, and carries some networks out for one only.
    std::vector<Joint> poses(const ImageView& picture, std::span<const Box> boxes);

private:
    NetworkOutput run(const NetworkInput& input);
    void addPose(const ImageView& picture, const Box& box, std::vector<Joint>& joints);

    int m_height, m_width;
    ImportedNetwork m_network;
    PixelValues m_pixels;
    Skeleton m_skeleton;
};

} // namespace transect
