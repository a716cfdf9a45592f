#include "vision/model_trial.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "vision/person_detector.h"
#include "vision/pose_network.h"

namespace transect {

bool isKnownModel(const ModelFile& model)
{
    return std::ranges::any_of(knownModels(), [&](const KnownModel& candidate) { return candidate.sha256 == model.sha256; });
}

void tryModel(const std::filesystem::path& file, ModelRole role)
{
    constexpr int width = 160, height = 90;
    const std::vector<std::uint8_t> black(std::size_t(width * height * 3));
    const ImageView picture{black.data(), width, height, 3};
    const auto model = readModelFile(file);
    if (role == ModelRole::Detector) {
        makeDetector(model, {})->detect(picture);
    } else {
        const Box whole{0, 0, float(width), float(height)};
        PoseNetwork(model).poses(picture, {&whole, 1});
    }
}

} // namespace transect
