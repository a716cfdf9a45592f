#include <algorithm>
#include <cmath>

#include "vision/person_detector.h"

namespace transect {

std::vector<Detection> withoutDoubles(std::vector<Detection> detections, double most)
{
    constexpr std::size_t mostPersons = 200, mostCandidates = 5000;
    std::ranges::stable_sort(detections, std::greater(), &Detection::score);
    detections.resize(std::min(detections.size(), mostCandidates));
    std::vector<Detection> kept;
    for (const auto& detection : detections) {
        if (kept.size() == mostPersons)
            break;
        if (std::ranges::none_of(kept, [&](const Detection& better) { return overlap(better.box, detection.box) > most; }))
            kept.push_back(detection);
    }
    return kept;
}

Box insidePicture(const Box& box, int width, int height)
{
    const float left = std::clamp(box.x, 0.0f, float(width)), top = std::clamp(box.y, 0.0f, float(height));
    const float right = std::clamp(box.x + box.width, left, float(width)), bottom = std::clamp(box.y + box.height, top, float(height));
    return {left, top, right - left, bottom - top};
}

std::vector<Detection> decodeYolox(const std::vector<float>& values, int columns, int width, int height, double lowestScore)
{
    std::vector<Detection> detections;
    const float* cell = values.data();
    for (const int stride : {8, 16, 32}) {
        for (int row = 0; row < height / stride; ++row) {
            for (int column = 0; column < width / stride; ++column, cell += columns) {
                const float score = cell[4] * cell[5];
                const float boxWidth = std::exp(cell[2]) * float(stride), boxHeight = std::exp(cell[3]) * float(stride);
                const float x = (cell[0] + float(column)) * float(stride), y = (cell[1] + float(row)) * float(stride);
                if (score >= lowestScore && std::isfinite(x + y + boxWidth + boxHeight))
                    detections.push_back({{x - boxWidth / 2, y - boxHeight / 2, boxWidth, boxHeight}, std::min(score, 1.0f)});
            }
        }
    }
    return detections;
}

} // namespace transect
