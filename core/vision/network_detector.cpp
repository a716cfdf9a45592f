#include <algorithm>
#include <cmath>

#include "record/error.h"
#include "vision/imported_network.h"
#include "vision/person_detector.h"

namespace transect {

namespace {

constexpr int trialSize = 64;

/// A network that sees the whole picture at once. What it finds is in pixels of its input.
class NetworkDetector : public PersonDetector {
public:
    NetworkDetector(const ModelFile& model, const DetectorOptions& options, const PixelValues& pixels)
        : m_network(model, trialSize, trialSize)
        , m_options(options)
        , m_pixels(pixels)
    {
    }

    std::vector<Detection> detect(const ImageView& picture) override
    {
        constexpr int unit = 32; // the coarsest cells
        const auto [width, height] = inputSize(picture.width, picture.height, m_options.pixels, unit);
        NetworkInput input(1, height, width);
        const auto placement = letterbox(picture, width, height);
        sample(picture, placement, m_pixels, input, 0);
        auto found = decode(m_network.run(input), width, height);
        for (auto& [box, score] : found) {
            box = {float(placement.pictureX(box.x)), float(placement.pictureY(box.y)), float(box.width * placement.scaleX), float(box.height * placement.scaleY)};
            box = insidePicture(box, picture.width, picture.height);
        }
        std::erase_if(found, [](const Detection& detection) { return detection.box.width < 2 || detection.box.height < 2; });
        return withoutDoubles(std::move(found));
    }

    /// Throws Error "bad-model" where the network is of another family.
    void tryOnNothing()
    {
        const std::vector<std::uint8_t> grey(std::size_t(trialSize * trialSize * 3), 114);
        detect({grey.data(), trialSize, trialSize, 3});
    }

protected:
    virtual std::vector<Detection> decode(const std::vector<NetworkOutput>& outputs, int width, int height) const = 0;

    [[noreturn]] void refuse(const std::vector<NetworkOutput>& outputs, const std::string& expected) const
    {
        std::string found;
        for (const auto& output : outputs)
            found += (found.empty() ? "" : " and ") + shapeText(output.shape);
        throw Error("bad-model", "found a network with the output " + found + ", expected " + expected, m_network.place());
    }

    double lowestScore() const { return m_options.lowestScore; }

private:
    ImportedNetwork m_network;
    DetectorOptions m_options;
    PixelValues m_pixels;
};

class YoloxDetector final : public NetworkDetector {
public:
    YoloxDetector(const ModelFile& model, const DetectorOptions& options)
        : NetworkDetector(model, options, {.isBlueFirst = true, .outside = 114})
    {
    }

private:
    std::vector<Detection> decode(const std::vector<NetworkOutput>& outputs, int width, int height) const override
    {
        const int cells = width * height / 64 + width * height / 256 + width * height / 1024;
        const auto& shape = outputs.front().shape;
        if (outputs.size() != 1 || shape.size() != 3 || shape[0] != 1 || shape[1] != cells || shape[2] < 6)
            refuse(outputs, "1 x " + std::to_string(cells) + " x (5 + classes), as a detector of the YOLOX family has");
        return decodeYolox(outputs.front().values, shape[2], width, height, lowestScore());
    }
};

/// Each [yolo] layer gives rows of centre, size (as shares of the input), objectness and the classes' scores.
class DarknetDetector final : public NetworkDetector {
public:
    DarknetDetector(const ModelFile& model, const DetectorOptions& options)
        : NetworkDetector(model, options, {.factor = {1 / 255.f, 1 / 255.f, 1 / 255.f}, .outside = 128})
    {
    }

private:
    std::vector<Detection> decode(const std::vector<NetworkOutput>& outputs, int width, int height) const override
    {
        std::vector<Detection> found;
        for (const auto& [shape, values] : outputs) {
            if (shape.size() != 2 || shape[1] < 6)
                refuse(outputs, "boxes x (5 + classes) of each [yolo] layer");
            for (std::size_t row = 0; row < values.size(); row += std::size_t(shape[1])) {
                const float* box = &values[row];
                const float score = box[5];
                if (!(score >= lowestScore()) || !std::isfinite(box[0] + box[1] + box[2] + box[3]))
                    continue;
                const float w = box[2] * float(width), h = box[3] * float(height);
                found.push_back({{box[0] * float(width) - w / 2, box[1] * float(height) - h / 2, w, h}, std::min(score, 1.0f)});
            }
        }
        return found;
    }
};

} // namespace

std::unique_ptr<PersonDetector> makeDetector(const ModelFile& model, const DetectorOptions& options)
{
    if (model.format == ModelFormat::TensorFlow)
        throw Error("bad-model", "found a model of TensorFlow, expected a detector of YOLOX (ONNX) or Darknet", model.path.string());
    std::unique_ptr<NetworkDetector> detector;
    if (model.format == ModelFormat::Onnx)
        detector = std::make_unique<YoloxDetector>(model, options);
    else
        detector = std::make_unique<DarknetDetector>(model, options);
    detector->tryOnNothing();
    return detector;
}

} // namespace transect
