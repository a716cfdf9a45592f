#pragma once

#include <array>
#include <span>
#include <utility>
#include <vector>

#include "tracks/clip.h"
#include "vision/image.h"

namespace transect {

/// Which part of a picture a network sees: pixel i of its input is at left + i * scaleX of the picture, measured from edge to edge.
struct Placement {
    double left = 0, top = 0;
    double scaleX = 1, scaleY = 1; ///< pixels of the picture in one of the input

    double pictureX(double x) const { return left + x * scaleX; }
    double pictureY(double y) const { return top + y * scaleY; }
};

/// The whole picture in the input's upper left, its proportions kept.
Placement letterbox(const ImageView& picture, int width, int height);

/// The surroundings of a box, `margin` times as large and then widened or heightened to the input's proportions.
Placement surroundings(const Box& box, double margin, int width, int height);

/// The input that has about `pixels` pixels and the picture's proportions, its sides multiples of `unit`.
std::pair<int, int> inputSize(int pictureWidth, int pictureHeight, double pixels, int unit);

/// How the values of a network's input follow from those of pixels: (value - mean) * factor, in the order R, G, B.
struct PixelValues {
    std::array<float, 3> mean{}, factor{1, 1, 1};
    bool isBlueFirst = false; ///< the input's channels are B, G, R
    float outside = 0;        ///< value of pixels beyond the picture
};

/// count x 3 x height x width.
struct NetworkInput {
    int count = 0, height = 0, width = 0;
    std::vector<float> values;

    NetworkInput(int images, int rows, int columns);
    std::span<float> image(int index);
};

/// Fills one image of the input with a part of an RGB or grey picture: in each direction by the mean of what a pixel covers where the
/// picture becomes smaller, else by linear interpolation between the centres of pixels.
void sample(const ImageView& picture, const Placement& placement, const PixelValues& pixels, NetworkInput& input, int index);

} // namespace transect
