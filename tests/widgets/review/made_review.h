#pragma once

#include <QtTest>

#include <cmath>

#include "record/pose_record.h"
#include "record/run_folder.h"
#include "record/score_record.h"
#include "widgets/runs/run_reader.h"

/// A run with the scores of two clips of 200 frames at 25 a second. In "a" person 1 scores 1 throughout, but 5 in frames 50 to 69
/// and 8 in frames 120 to 149, where person 2 scores 8.5 at frame 130. In "b" person 1 scores 1, but 6 in frames 90 to 109, which
/// are abnormal by the truth.
namespace made {

inline transect::ScoreRecord reviewScores(const std::string& clip)
{
    transect::ScoreRecord record;
    record.clip = clip;
    record.scores = "both";
    record.checkpoint = "epoch-0003";
    record.skeleton = "made2";
    record.joints = {"head", "left_foot"};
    record.length = 2;
    record.stride = 1;
    record.width = 320;
    record.height = 180;
    record.framesPerSecond = 25;
    const auto add = [&](std::int64_t person, std::int64_t frame, double score) {
        record.windows.push_back({person, frame - 1, frame, score});
        record.speeds.push_back(float(score / 100));
        record.guards.push_back(0.5F);
        record.jointErrors.push_back(1);
        record.jointErrors.push_back(float(score));
        record.reconstructions.insert(record.reconstructions.end(), {60, 40, 60, 110});
    };
    for (std::int64_t frame = 1; frame < 200; ++frame) {
        const bool isFirst = frame >= 50 && frame < 70, isSecond = frame >= 120 && frame < 150, isOfB = frame >= 90 && frame < 110;
        add(1, frame, clip == "b" ? (isOfB ? 6 : 1) : isFirst ? 5 : isSecond ? 8 : 1);
    }
    if (clip == "a")
        add(2, 130, 8.5);
    record.frameScores = transect::highestScores(record.windows, 200, record.assignment, 0);
    return record;
}

inline transect::PoseRecord reviewPoses(const std::string& clip)
{
    transect::PoseRecord record;
    record.clip = clip;
    record.skeleton = "made2";
    record.joints = {"head", "left_foot"};
    record.bones = {{0, 1}};
    record.width = 320;
    record.height = 180;
    record.framesPerSecond = 25;
    record.frames = 200;
    const auto add = [&](std::int64_t person, std::int64_t frame, float x) {
        record.places.push_back({person, frame});
        record.coordinates.insert(record.coordinates.end(), {x, 40, x, 110});
        record.confidences.insert(record.confidences.end(), {1, 1});
    };
    for (std::int64_t frame = 0; frame < 200; ++frame)
        add(1, frame, 60);
    if (clip == "a") {
        add(2, 129, 220);
        add(2, 130, 220);
    }
    record.abnormal.assign(200, 0);
    if (clip == "b")
        std::fill(record.abnormal.begin() + 90, record.abnormal.begin() + 110, std::uint8_t(1));
    return record;
}

/// Writes the run into `folder`.
inline void writeReview(const std::filesystem::path& folder)
{
    const auto scores = transect::scoresFolder(folder);
    std::filesystem::create_directories(transect::poseRecordFile(scores, "a").parent_path());
    for (const std::string clip : {"a", "b"}) {
        transect::writeScoreRecord(scores / transect::scoreFileName(clip), reviewScores(clip));
        transect::writePoseRecord(transect::poseRecordFile(scores, clip), reviewPoses(clip));
    }
}

inline transect::RunDetailsPtr reviewDetails(const std::filesystem::path& folder)
{
    auto details = std::make_shared<transect::RunDetails>();
    details->folder = transect::RunFolder{folder};
    details->spec.kind = "score";
    details->spec.name = "made";
    details->state.status = transect::RunStatus::Finished;
    return details;
}

} // namespace made
