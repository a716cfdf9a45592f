#include "vision/pose_network.h"

#include <algorithm>
#include <cmath>

#include "record/error.h"

namespace transect {

namespace {

constexpr double cropMargin = 1.25;

PixelValues pixelsFor(ModelFormat format)
{
    if (format != ModelFormat::Onnx)
        return {.isBlueFirst = true};
    constexpr std::array<float, 3> mean{0.485f, 0.456f, 0.406f}, deviation{0.229f, 0.224f, 0.225f};
    PixelValues pixels;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        pixels.mean[channel] = 255 * mean[channel];
        pixels.factor[channel] = 1 / (255 * deviation[channel]);
    }
    return pixels;
}

ModelFormat posesFormat(const ModelFile& model)
{
    if (model.format == ModelFormat::Darknet)
        throw Error("bad-model", "found a network of Darknet, expected one of poses (ONNX or TensorFlow)", model.path.string());
    return model.format;
}

float towards(float before, float after)
{
    return after > before ? 0.25f : after < before ? -0.25f : 0.0f;
}

const Skeleton& skeletonWith(int joints, const std::string& place)
{
    for (const auto* name : {"coco17", "cpm14"}) {
        if (skeletonNamed(name).size() == joints)
            return skeletonNamed(name);
    }
    throw Error("bad-model", "found a network of " + std::to_string(joints) + " joints, expected 17 (coco17) or 14 (cpm14)", place);
}

} // namespace

Joint peakOf(std::span<const float> map, int height, int width)
{
    const auto best = std::ranges::max_element(map);
    if (best == map.end() || !(*best > 0))
        return {};
    const int at = int(best - map.begin()), row = at / width, column = at % width;
    const auto value = [&](int y, int x) { return map[std::size_t(y * width + x)]; };
    Joint joint{float(column), float(row), std::min(*best, 1.0f)};
    if (column > 0 && column + 1 < width)
        joint.x += towards(value(row, column - 1), value(row, column + 1));
    if (row > 0 && row + 1 < height)
        joint.y += towards(value(row - 1, column), value(row + 1, column));
    return joint;
}

PoseNetwork::PoseNetwork(const ModelFile& model)
    : m_height(posesFormat(model) == ModelFormat::Onnx ? 256 : 192)
    , m_width(192)
    , m_network(model, m_height, m_width)
    , m_pixels(pixelsFor(model.format))
    , m_skeleton(skeletonWith(run(NetworkInput(1, m_height, m_width)).shape[1], model.path.string()))
{
}

NetworkOutput PoseNetwork::run(const NetworkInput& input)
{
    auto outputs = m_network.run(input);
    const auto& shape = outputs.front().shape;
    const bool isMaps = outputs.size() == 1 && shape.size() == 4 && shape[0] == 1 && shape[2] > 1 && shape[3] > 1
        && shape[2] * input.width == shape[3] * input.height;
    if (!isMaps)
        throw Error("bad-model", "found a network with the output " + shapeText(shape) + ", expected heat maps of 1 x joints x rows x columns",
                    m_network.place());
    return std::move(outputs.front());
}

std::vector<Joint> PoseNetwork::poses(const ImageView& picture, std::span<const Box> boxes)
{
    std::vector<Joint> joints;
    for (const auto& box : boxes)
        addPose(picture, box, joints);
    return joints;
}

void PoseNetwork::addPose(const ImageView& picture, const Box& box, std::vector<Joint>& joints)
{
    NetworkInput input(1, m_height, m_width);
    const auto placement = surroundings(box, cropMargin, m_width, m_height);
    sample(picture, placement, m_pixels, input, 0);
    const auto maps = run(input);
    const int rows = maps.shape[2], columns = maps.shape[3];
    const auto size = std::size_t(rows) * std::size_t(columns);
    const double cell = double(m_width) / columns;
    for (std::size_t i = 0; i < std::size_t(m_skeleton.size()); ++i) {
        auto joint = peakOf(std::span(maps.values).subspan(i * size, size), rows, columns);
        if (joint.confidence > 0) {
            joint.x = float(placement.pictureX(joint.x * cell));
            joint.y = float(placement.pictureY(joint.y * cell));
        }
        joints.push_back(joint);
    }
}

} // namespace transect
