#include "track_files.h"

#include <algorithm>

namespace transect {

Clip clipWithoutTracks(const PoseRecord& poses)
{
    Clip clip;
    clip.name = poses.clip;
    clip.skeleton = {poses.skeleton, poses.joints, poses.bones};
    clip.width = int(poses.width);
    clip.height = int(poses.height);
    clip.framesPerSecond = poses.framesPerSecond;
    clip.frameCount = poses.frames;
    return clip;
}

void addPose(Track& track, const PoseRecord& poses, std::size_t pose)
{
    const auto joints = poses.joints.size();
    track.frames.push_back(poses.places[pose].frame);
    for (std::size_t joint = pose * joints; joint < (pose + 1) * joints; ++joint)
        track.joints.push_back({poses.coordinates[2 * joint], poses.coordinates[2 * joint + 1], poses.confidences[joint]});
    if (!poses.boxes.empty())
        track.boxes.push_back({poses.boxes[4 * pose], poses.boxes[4 * pose + 1], poses.boxes[4 * pose + 2], poses.boxes[4 * pose + 3]});
}

Clip clipOf(const PoseRecord& poses)
{
    auto clip = clipWithoutTracks(poses);
    for (std::size_t pose = 0; pose < poses.places.size(); ++pose) { // by person
        const auto person = poses.places[pose].person;
        if (clip.tracks.empty() || clip.tracks.back().person != person) {
            clip.tracks.emplace_back();
            clip.tracks.back().person = person;
        }
        addPose(clip.tracks.back(), poses, pose);
    }
    return clip;
}

std::vector<std::filesystem::path> copyTracks(const RunFolder& run, const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> copies;
    if (!std::filesystem::is_directory(run.root / "tracks"))
        return copies;
    std::filesystem::create_directories(folder);
    for (const auto& entry : std::filesystem::directory_iterator(run.root / "tracks")) {
        copies.push_back(folder / entry.path().filename());
        std::filesystem::copy(entry.path(), copies.back(), std::filesystem::copy_options::overwrite_existing);
    }
    std::ranges::sort(copies);
    return copies;
}

} // namespace transect
