#include "tracks/clip_texts.h"

#include <algorithm>
#include <map>

#include "record/json.h"
#include "record/npy.h"
#include "tracks/linking.h"
#include "tracks/number_text.h"

namespace transect {

namespace {

/// A pose of a track.
struct PosePlace {
    const Track* track;
    std::int64_t index;
};

/// All poses of a clip, by frame and person.
std::map<std::int64_t, std::vector<PosePlace>> posesByFrame(const Clip& clip)
{
    std::map<std::int64_t, std::vector<PosePlace>> frames;
    for (const auto& track : clip.tracks) {
        for (std::int64_t i = 0; i < track.size(); ++i)
            frames[track.frames[std::size_t(i)]].push_back({&track, i});
    }
    return frames;
}

std::string padded(std::int64_t number, std::size_t digits)
{
    const auto text = std::to_string(number);
    return std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}

/// "[x,y,c,x,y,c,...]"
std::string jointList(const Clip& clip, const PosePlace& pose)
{
    std::string text = "[";
    for (const auto& joint : pose.track->pose(pose.index, clip.skeleton.size()))
        text += (text.size() > 1 ? "," : "") + numberText(joint.x) + "," + numberText(joint.y) + "," + numberText(joint.confidence);
    return text + "]";
}

std::string boxList(const Box& box)
{
    return "[" + numberText(box.x) + "," + numberText(box.y) + "," + numberText(box.width) + "," + numberText(box.height) + "]";
}

/// "null" where it is not known: readers of these formats ask for the member.
std::string scoreText(const PosePlace& pose)
{
    return pose.track->scores.empty() ? "null" : numberText(pose.track->scores[std::size_t(pose.index)]);
}

/// ",\"name\":[x,y,w,h]", or nothing.
std::string boxMember(const char* name, const PosePlace& pose)
{
    return pose.track->boxes.empty() ? "" : std::string(",\"") + name + "\":" + boxList(pose.track->boxes[std::size_t(pose.index)]);
}

Box boxOf(const Clip& clip, const PosePlace& pose)
{
    const auto& boxes = pose.track->boxes;
    return boxes.empty() ? boxAround(pose.track->pose(pose.index, clip.skeleton.size())) : boxes[std::size_t(pose.index)];
}

/// The members of COCO's category that say what the joints are.
Json categoryOf(const Skeleton& skeleton)
{
    Json bones = Json::array();
    for (const auto& [a, b] : skeleton.bones)
        bones.push_back({a + 1, b + 1});
    return {{"id", 1}, {"name", "person"}, {"keypoints", skeleton.joints}, {"skeleton", bones}};
}

/// The pose as COCO has it: 2 for a joint that is there, and the confidences behind.
std::string cocoPose(const Clip& clip, const PosePlace& pose)
{
    std::string keypoints, confidences;
    int found = 0;
    for (const auto& joint : pose.track->pose(pose.index, clip.skeleton.size())) {
        const auto* comma = keypoints.empty() ? "" : ",";
        keypoints += comma + numberText(joint.x) + "," + numberText(joint.y) + (joint.confidence > 0 ? ",2" : ",0");
        confidences += comma + numberText(joint.confidence);
        found += joint.confidence > 0;
    }
    return "\"keypoints\":[" + keypoints + "],\"num_keypoints\":" + std::to_string(found) + ",\"keypoint_scores\":[" + confidences + "]";
}

std::string cocoPictures(const Clip& clip)
{
    constexpr std::size_t digits = 6;
    std::string text;
    for (std::int64_t frame = 0; frame < std::max(clip.frameCount, clip.lastFrame() + 1); ++frame) {
        text += (frame > 0 ? ",\n" : "") + std::string("{\"id\":") + std::to_string(frame) + ",\"file_name\":\"" + padded(frame, digits)
            + ".jpg\",\"width\":" + std::to_string(clip.width) + ",\"height\":" + std::to_string(clip.height) + "}";
    }
    return text;
}

} // namespace

std::string trackedText(const Clip& clip)
{
    constexpr std::size_t digits = 4;
    std::string text = "{";
    for (const auto& track : clip.tracks) {
        text += (&track == &clip.tracks.front() ? "\n\"" : ",\n\"") + std::to_string(track.person) + "\":{";
        for (std::int64_t i = 0; i < track.size(); ++i) {
            const PosePlace pose{&track, i};
            text += (i > 0 ? ",\"" : "\"") + padded(track.frames[std::size_t(i)], digits) + "\":{\"keypoints\":" + jointList(clip, pose)
                + ",\"scores\":" + scoreText(pose) + boxMember("boxes", pose) + "}";
        }
        text += "}";
    }
    return text + "\n}\n";
}

std::string alphaPoseText(const Clip& clip)
{
    std::string text = "[";
    for (const auto& [frame, poses] : posesByFrame(clip)) {
        for (const auto& pose : poses) {
            text += (text.size() > 1 ? ",\n{" : "\n{") + std::string("\"image_id\":\"") + std::to_string(frame)
                + ".jpg\",\"category_id\":1,\"keypoints\":" + jointList(clip, pose) + ",\"score\":" + scoreText(pose)
                + boxMember("box", pose) + ",\"idx\":" + std::to_string(pose.track->person) + "}";
        }
    }
    return text + "\n]\n";
}

std::string byPictureText(const Clip& clip)
{
    std::string text = "{";
    for (const auto& [frame, poses] : posesByFrame(clip)) {
        text += (text.size() > 1 ? ",\n\"" : "\n\"") + std::to_string(frame) + ".jpg\":[";
        for (const auto& pose : poses) {
            text += (&pose == &poses.front() ? "" : ",") + std::string("{\"keypoints\":") + jointList(clip, pose)
                + ",\"scores\":" + scoreText(pose) + boxMember("box", pose) + ",\"idx\":" + std::to_string(pose.track->person) + "}";
        }
        text += "]";
    }
    return text + "\n}\n";
}

std::string cocoText(const Clip& clip)
{
    std::string text = "{\"images\":[" + cocoPictures(clip) + "],\n\"annotations\":[";
    std::int64_t id = 0;
    for (const auto& [frame, poses] : posesByFrame(clip)) {
        for (const auto& pose : poses) {
            text += (id > 0 ? ",\n{" : "\n{") + std::string("\"id\":") + std::to_string(id) + ",\"image_id\":" + std::to_string(frame)
                + ",\"category_id\":1" + boxMember("bbox", pose) + "," + cocoPose(clip, pose)
                + (pose.track->scores.empty() ? "" : ",\"score\":" + scoreText(pose))
                + ",\"track_id\":" + std::to_string(pose.track->person) + "}";
            ++id;
        }
    }
    return text + "],\n\"categories\":[" + categoryOf(clip.skeleton).dump() + "]}\n";
}

std::string openPoseText(const Clip& clip, std::int64_t frame)
{
    std::string text;
    for (const auto& track : clip.tracks) {
        const auto found = std::ranges::lower_bound(track.frames, frame);
        if (found == track.frames.end() || *found != frame)
            continue;
        text += (text.empty() ? "" : ",") + std::string("{\"person_id\":[") + std::to_string(track.person)
            + "],\"pose_keypoints_2d\":" + jointList(clip, {&track, found - track.frames.begin()}) + "}";
    }
    return "{\"version\":1.3,\"people\":[" + text + "]}\n";
}

std::string personTable(const Clip& clip, const Track& track)
{
    std::string text;
    for (std::int64_t i = 0; i < track.size(); ++i) {
        text += std::to_string(track.frames[std::size_t(i)]);
        for (const auto& joint : track.pose(i, clip.skeleton.size()))
            text += joint.confidence > 0 ? "," + numberText(joint.x) + "," + numberText(joint.y) : ",0,0";
        text += '\n';
    }
    return text;
}

std::string corridorArray(const Clip& clip, const Track& track)
{
    const auto joints = std::size_t(clip.skeleton.size());
    const std::size_t columns = 3 + 3 * joints + 2;
    std::vector<float> values(columns * track.frames.size());
    for (std::int64_t i = 0; i < track.size(); ++i) {
        auto* row = values.data() + std::size_t(i) * columns;
        row[1] = float(track.person);
        row[2] = float(track.frames[std::size_t(i)]);
        const auto pose = track.pose(i, int(joints));
        for (std::size_t joint = 0; joint < joints; ++joint) {
            row[3 + joint] = pose[joint].x;
            row[3 + joints + joint] = pose[joint].y;
            row[3 + 2 * joints + joint] = pose[joint].confidence;
        }
    }
    return npyHeader("<f4", {track.size(), std::int64_t(columns)})
        .append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
}

std::string boxText(const Clip& clip)
{
    constexpr const char* confirmed = "2"; // the state of a track that DeepSORT shows
    std::string text = "Frame_Number Person_ID State BB_tl_0 BB_tl_1 BB_br_0 BB_br_1\n";
    for (const auto& [frame, poses] : posesByFrame(clip)) {
        for (const auto& pose : poses) {
            const auto box = boxOf(clip, pose);
            text += std::to_string(frame) + " " + std::to_string(pose.track->person) + " " + confirmed + " " + numberText(box.x) + " "
                + numberText(box.y) + " " + numberText(box.x + box.width) + " " + numberText(box.y + box.height) + "\n";
        }
    }
    return text;
}

} // namespace transect
