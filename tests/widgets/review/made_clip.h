#pragma once

#include <cmath>
#include <memory>

#include "media/frame_source.h"
#include "widgets/review/overlay.h"

/// Three persons of three joints each, one above the other, in 50 frames of 640 x 360 pixels at 25 a second: 1 walks to the right, 3
/// stands, and 7 is there from frame 10 to 19 and from 30 to 39.
namespace made {

constexpr int clipFrames = 50;
constexpr double personHeight = 120;

inline QPointF headOf(std::int64_t person, std::int64_t frame)
{
    if (person == 1)
        return {60.0 + 4 * double(frame), 80};
    return person == 3 ? QPointF(400, 100) : QPointF(520, 200);
}

/// Head, hip and foot.
inline QPointF jointOf(std::int64_t person, std::int64_t frame, int joint)
{
    return headOf(person, frame) + QPointF(0, joint * personHeight / 2);
}

inline bool isThere(std::int64_t person, std::int64_t frame)
{
    return person != 7 || (frame >= 10 && frame < 20) || (frame >= 30 && frame < 40);
}

inline transect::PoseRecord poseRecord()
{
    transect::PoseRecord record;
    record.clip = "made";
    record.skeleton = "made3";
    record.joints = {"head", "hip", "foot"};
    record.bones = {{0, 1}, {1, 2}};
    record.width = 640;
    record.height = 360;
    record.framesPerSecond = 25;
    record.frames = clipFrames;
    for (const std::int64_t person : {1, 3, 7}) {
        for (std::int64_t frame = 0; frame < clipFrames; ++frame) {
            if (!isThere(person, frame))
                continue;
            record.places.push_back({person, frame});
            for (int joint = 0; joint < 3; ++joint) {
                const auto place = jointOf(person, frame, joint);
                record.coordinates.push_back(float(place.x()));
                record.coordinates.push_back(float(place.y()));
                record.confidences.push_back(0.9f);
            }
            const auto head = headOf(person, frame);
            for (const double value : {head.x() - 20, head.y() - 10, 40.0, personHeight + 20})
                record.boxes.push_back(float(value));
        }
    }
    return record;
}

/// Windows of four poses: of person 1 at every frame, always 0.1; of person 3 at every frame, a hundredth for each; of person 7 at
/// the first frame that has four poses alone, 0.5.
inline transect::ScoreRecord scoreRecord()
{
    transect::ScoreRecord record;
    record.clip = "made";
    record.scores = "both";
    record.skeleton = "made3";
    record.joints = {"head", "hip", "foot"};
    record.length = 4;
    record.stride = 1;
    record.width = 640;
    record.height = 360;
    record.framesPerSecond = 25;
    const auto add = [&](std::int64_t person, std::int64_t last, double score) {
        record.windows.push_back({person, last - 3, last, score});
        for (int joint = 0; joint < 3; ++joint) {
            record.jointErrors.push_back(float(joint));
            const auto place = jointOf(person, last, joint) + QPointF(7, 0);
            record.reconstructions.push_back(float(place.x()));
            record.reconstructions.push_back(float(place.y()));
        }
    };
    for (std::int64_t last = 3; last < clipFrames; ++last)
        add(1, last, 0.1);
    for (std::int64_t last = 3; last < clipFrames; ++last)
        add(3, last, double(last) / 100);
    add(7, 13, 0.5);
    record.frameScores = transect::highestScores(record.windows, clipFrames, record.assignment, 0);
    return record;
}

inline std::shared_ptr<const transect::OverlayIndex> overlayOf(transect::PoseRecord poses, transect::ScoreRecord scores)
{
    return std::make_shared<const transect::OverlayIndex>(
        std::make_shared<const transect::PoseRecord>(std::move(poses)), std::make_shared<const transect::ScoreRecord>(std::move(scores)));
}

inline std::shared_ptr<const transect::OverlayIndex> overlay()
{
    return overlayOf(poseRecord(), scoreRecord());
}

inline transect::OverlayOptions threshold(double value)
{
    transect::OverlayOptions options;
    options.threshold = value;
    return options;
}

/// A picture of one colour.
inline std::shared_ptr<transect::SourceFrame> plainFrame(std::int64_t ordinal, int width = 640, int height = 360, std::uint8_t value = 90)
{
    auto frame = std::make_shared<transect::SourceFrame>();
    frame->ordinal = ordinal;
    frame->width = width;
    frame->height = height;
    frame->pixels.assign(std::size_t(width) * std::size_t(height) * 3, value);
    return frame;
}

/// A picture in which no two places are alike.
inline std::shared_ptr<transect::SourceFrame> noisyFrame(std::int64_t ordinal, int width = 640, int height = 360)
{
    auto frame = plainFrame(ordinal, width, height);
    std::uint32_t state = 12345;
    for (auto& value : frame->pixels) {
        state = state * 1664525 + 1013904223;
        value = std::uint8_t(state >> 24);
    }
    return frame;
}

} // namespace made
