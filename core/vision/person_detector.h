#pragma once

#include <memory>
#include <vector>

#include "vision/detection.h"
#include "vision/image.h"
#include "vision/model_file.h"

namespace transect {

struct DetectorOptions {
    double lowestScore = 0.1;  ///< what scores less is left out
    double pixels = 150'000;   ///< a network sees the picture with about so many, HOG with six times as many but at most twice enlarged
};

/// Finds the persons of a picture. Used by one thread at a time.
class PersonDetector {
public:
    virtual ~PersonDetector() = default;

    /// The best first, at most 200, inside the picture.
    virtual std::vector<Detection> detect(const ImageView& picture) = 0;
};

/// A network of the YOLOX family (ONNX, arXiv 2107.08430: one output, 1 x cells x (5 + classes), at strides 8, 16 and 32) or of
/// Darknet (with [yolo] layers), whose first class is the person. Throws Error "bad-model" for another one.
std::unique_ptr<PersonDetector> makeDetector(const ModelFile& model, const DetectorOptions& options);

/// Histograms of oriented gradients (Dalal and Triggs, 2005) with OpenCV's linear classifier of upright persons, which needs
/// no file: slower and weaker than a network. Throws Error "no-decoder" in a build without OpenCV.
std::unique_ptr<PersonDetector> makeHogDetector(const DetectorOptions& options);

/// Sorts by score and leaves out what overlaps a better one by more than `most`, and all after the 200 best.
std::vector<Detection> withoutDoubles(std::vector<Detection> detections, double most = 0.5);

/// The part of a box that is inside the picture; of width or height 0 where there is none.
Box insidePicture(const Box& box, int width, int height);

/// The boxes of YOLOX's output, in pixels of its input: `values` is cells x `columns` with cells = width x height x (1/64 + 1/256 + 1/1024).
std::vector<Detection> decodeYolox(const std::vector<float>& values, int columns, int width, int height, double lowestScore);

} // namespace transect
