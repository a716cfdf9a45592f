#include "record/byte_stream.h"
#include "record/error.h"
#include "tracks/json_pose.h"
#include "tracks/names.h"
#include "tracks/readers.h"

namespace transect {

namespace {

std::vector<ClipPtr> oneClip(ClipBuilder& builder, const std::filesystem::path& file)
{
    return {builder.build(clipNameOf(file))};
}

[[noreturn]] void failAt(const std::filesystem::path& file, const JsonPath& path, const std::string& expected)
{
    throw Error("bad-tracks", "at " + textOf(path) + ": expected " + expected, file.string());
}

/// Which person an entry of AlphaPose is of: "idx", in lists of its own at times.
void setPerson(PoseRecord& record, const JsonPose& pose)
{
    record.person = pose.identity(pose.has("idx") ? "idx" : "track_id");
}

} // namespace

std::vector<ClipPtr> readTracked(const std::filesystem::path& file, const ReadOptions& options)
{
    const auto place = file.string();
    ClipBuilder builder(place, options);
    visitJson(*openStream(file), [&](const JsonPath& path, const Json& value) {
        if (path.size() < 2 && !value.is_primitive())
            return true; // a person without poses
        if (path.size() != 2 || path[1].index >= 0)
            failAt(file, path, "the poses of a person by frame");
        const auto person = wholeNumber(path[0].key), frame = wholeNumber(path[1].key);
        if (!person || !frame)
            failAt(file, path, "whole numbers for the person and the frame");
        auto record = alphaPoseRecord(JsonPose(value, path, place));
        record.person = person;
        record.frame = *frame;
        builder.add(std::move(record));
        return true;
    });
    return oneClip(builder, file);
}

std::vector<ClipPtr> readAlphaPose(const std::filesystem::path& file, const ReadOptions& options)
{
    const auto place = file.string();
    ClipBuilder builder(place, options);
    visitJson(*openStream(file), [&](const JsonPath& path, const Json& value) {
        if (path.empty())
            return true; // an empty list
        const JsonPose pose(value, path, place);
        auto record = alphaPoseRecord(pose);
        setPerson(record, pose);
        record.frame = builder.frameOfPicture(pose.text("image_id"));
        builder.add(std::move(record));
        return true;
    });
    return oneClip(builder, file);
}

std::vector<ClipPtr> readByPicture(const std::filesystem::path& file, const ReadOptions& options)
{
    const auto place = file.string();
    ClipBuilder builder(place, options);
    visitJson(*openStream(file), [&](const JsonPath& path, const Json& value) {
        if (path.size() < 2 && !value.is_primitive())
            return true; // a picture without persons
        if (path.size() != 2 || path[1].index < 0)
            failAt(file, path, "a list of poses for each picture");
        const JsonPose pose(value, path, place);
        auto record = alphaPoseRecord(pose);
        setPerson(record, pose);
        record.frame = builder.frameOfPicture(path[0].key);
        builder.add(std::move(record));
        return true;
    });
    return oneClip(builder, file);
}

} // namespace transect
