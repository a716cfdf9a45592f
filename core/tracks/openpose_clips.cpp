#include <algorithm>
#include <map>

#include "record/byte_stream.h"
#include "record/error.h"
#include "tracks/json_pose.h"
#include "tracks/names.h"
#include "tracks/readers.h"

namespace transect {

namespace {

constexpr const char* poseMember = "pose_keypoints_2d";

struct FrameFile {
    std::int64_t frame;
    std::filesystem::path path;
};

/// "video_000000000012_keypoints.json" is frame 12 of "video".
NumberedName frameOfFile(const std::filesystem::path& file)
{
    auto stem = file.stem();
    if (file.extension() == ".gz")
        stem = stem.stem();
    auto name = numberedName(stem.string(), "_keypoints");
    if (!name)
        name = numberedName(stem.string());
    if (!name)
        throw Error("bad-tracks",
            "a file of OpenPose without the number of its frame, expected a name such as video_000000000012_keypoints.json", file.string());
    return *name;
}

std::string clipNameBefore(std::string before, const std::filesystem::path& folder)
{
    while (before.ends_with('_') || before.ends_with('-') || before.ends_with('.'))
        before.pop_back();
    return before.empty() ? std::filesystem::absolute(folder).filename().string() : before;
}

void readFrame(ClipBuilder& builder, const FrameFile& file)
{
    const auto place = file.path.string();
    visitJson(*openStream(file.path), [&](const JsonPath& path, const Json& value) {
        if (path.size() != 2 || path[0].key != "people")
            return true;
        const JsonPose pose(value, path, place);
        if (!pose.has(poseMember) || value.at(poseMember).empty()) // a face or a hand without a body
            return true;
        PoseRecord record;
        record.joints = pose.joints(poseMember);
        record.person = pose.identity("person_id");
        record.frame = file.frame;
        builder.add(std::move(record));
        return true;
    });
}

} // namespace

std::vector<ClipPtr> readOpenPose(const Paths& files, const ReadOptions& options)
{
    std::map<std::string, std::vector<FrameFile>> groups;
    for (const auto& file : files) {
        const auto name = frameOfFile(file);
        groups[name.before].push_back({name.number, file});
    }
    std::vector<ClipPtr> clips;
    for (auto& [before, frames] : groups) {
        const auto folder = frames.front().path.parent_path();
        std::ranges::sort(frames, {}, &FrameFile::frame);
        if (frames.back().frame > largestFrame)
            throw Error("bad-tracks", "a frame number is from 0 to " + std::to_string(largestFrame), frames.back().path.string());
        ClipBuilder builder((folder / before).string(), options);
        std::vector<std::int64_t> numbers;
        for (const auto& frame : frames)
            numbers.push_back(frame.frame);
        builder.setFrames(std::move(numbers));
        for (const auto& frame : frames)
            readFrame(builder, frame);
        clips.push_back(builder.build(clipNameBefore(before, folder)));
    }
    return clips;
}

} // namespace transect
