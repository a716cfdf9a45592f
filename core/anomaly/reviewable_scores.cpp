#include "anomaly/reviewable_scores.h"

#include <algorithm>

#include "record/atomic_file.h"
#include "record/cache_folder.h"
#include "record/normal_scores.h"
#include "record/npy.h"

namespace transect {

namespace {

std::vector<const Track*> byPerson(const Clip& clip)
{
    std::vector<const Track*> tracks;
    for (const auto& track : clip.tracks)
        tracks.push_back(&track);
    std::ranges::stable_sort(tracks, {}, &Track::person);
    return tracks;
}

void addTrack(const Track& track, bool hasBoxes, PoseRecord& record)
{
    for (const auto frame : track.frames)
        record.places.push_back({track.person, frame});
    for (const auto& joint : track.joints) {
        record.coordinates.insert(record.coordinates.end(), {joint.x, joint.y});
        record.confidences.push_back(joint.confidence);
    }
    if (!hasBoxes)
        return;
    for (const auto& box : track.boxes)
        record.boxes.insert(record.boxes.end(), {box.x, box.y, box.width, box.height});
}

} // namespace

PoseRecord poseRecordOf(const TestClips& test, std::size_t place)
{
    const auto& clip = *test.clips[place];
    PoseRecord record;
    record.clip = clip.name;
    record.skeleton = clip.skeleton.name;
    record.joints = clip.skeleton.joints;
    record.bones = clip.skeleton.bones;
    record.width = clip.width;
    record.height = clip.height;
    record.framesPerSecond = clip.framesPerSecond;
    record.frames = test.frames[place];
    record.video = test.videos[place];
    const bool hasBoxes = std::ranges::all_of(clip.tracks, [](const Track& track) { return track.boxes.size() == track.frames.size(); });
    for (const auto* track : byPerson(clip))
        addTrack(*track, hasBoxes, record);
    if (test.isLabelled() && test.isKnown[place])
        record.abnormal = test.labels[place];
    return record;
}

void writeReviewableScores(const std::filesystem::path& folder, const TestClips& test, const WindowSet& windows, const std::vector<ScoreRecord>& records)
{
    makeFolders(folder / "poses");
    for (std::size_t clip = 0; clip < records.size(); ++clip) {
        auto record = records[clip];
        addMotion(record, windows, clip, motionPriorFromJson(record.prior));
        writeScoreRecord(folder / scoreFileName(record.clip), record);
        writePoseRecord(poseRecordFile(folder, record.clip), poseRecordOf(test, clip));
    }
}

void writeNormalScores(const std::filesystem::path& folder, const std::vector<double>& scores)
{
    if (scores.empty())
        return;
    makeFolders(folder);
    auto bytes = npyHeader("<f8", {std::int64_t(scores.size())});
    bytes.append(reinterpret_cast<const char*>(scores.data()), scores.size() * sizeof(double));
    writeAtomically(normalScoresFile(folder), bytes);
}

} // namespace transect
