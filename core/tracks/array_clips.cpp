#include <algorithm>
#include <cmath>
#include <map>

#include "record/error.h"
#include "record/npy.h"
#include "tracks/clip_builder.h"
#include "tracks/names.h"
#include "tracks/readers.h"

namespace transect {

namespace {

constexpr std::size_t columnsBefore = 3, frameColumn = 2, columnsBehind = 2;

/// Null where no skeleton has rows of so many columns.
const Skeleton* skeletonOfColumns(std::int64_t columns)
{
    const auto fits
        = [&](const Skeleton& skeleton) { return std::size_t(columns) == columnsBefore + 3 * skeleton.joints.size() + columnsBehind; };
    const auto found = std::ranges::find_if(skeletons(), fits);
    return found == skeletons().end() ? nullptr : &*found;
}

/// All x, then all y, then all confidences.
PoseRecord poseOfRow(std::span<const double> row, std::size_t joints, std::int64_t person, const std::string& file)
{
    const double frame = row[frameColumn];
    if (!(frame >= 0 && frame <= double(largestFrame) && frame == std::floor(frame)))
        throw Error("bad-tracks",
            "found " + std::to_string(frame) + " for a frame, expected a whole number from 0 to " + std::to_string(largestFrame), file);
    PoseRecord pose;
    pose.person = person;
    pose.frame = std::int64_t(frame);
    const auto* values = row.data() + columnsBefore;
    for (std::size_t joint = 0; joint < joints; ++joint)
        pose.joints.push_back(jointOf(values[joint], values[joints + joint], values[2 * joints + joint]));
    return pose;
}

void readPerson(ClipBuilder& builder, const std::filesystem::path& file, std::int64_t person)
{
    const auto array = readNpy(*openStream(file));
    const auto columns = std::size_t(array.shape[1]);
    const auto& skeleton = *skeletonOfColumns(array.shape[1]);
    builder.setSkeleton(skeleton);
    const auto numbers = realNumbers(array, file.string());
    for (std::size_t at = 0; at < numbers.size(); at += columns)
        builder.add(poseOfRow(std::span(numbers).subspan(at, columns), skeleton.joints.size(), person, file.string()));
}

} // namespace

bool isCorridorArray(const std::filesystem::path& file, std::string_view front)
{
    if (!front.starts_with("\x93NUMPY"))
        return false;
    try {
        const auto array = readNpyHeader(*openStream(file));
        return array.shape.size() == 2 && array.kind == 'f' && skeletonOfColumns(array.shape[1]);
    } catch (const Error&) {
        return false; // objects, texts, structures: arrays, but not of poses
    }
}

std::vector<ClipPtr> readCorridor(const Paths& files, const ReadOptions& options)
{
    std::map<std::string, std::vector<std::pair<std::int64_t, std::filesystem::path>>> videos;
    for (const auto& file : files) {
        const auto name = numberedName(file.stem().string());
        if (!name || name->before.size() < 2 || !name->before.ends_with('_'))
            throw Error("bad-tracks", "an array of a person without video and person in its name, expected a name such as 000209_3.npy",
                file.string());
        videos[name->before.substr(0, name->before.size() - 1)].emplace_back(name->number, file);
    }
    std::vector<ClipPtr> clips;
    for (const auto& [video, persons] : videos) {
        ClipBuilder builder((persons.front().second.parent_path() / video).string(), options);
        for (const auto& [person, file] : persons)
            readPerson(builder, file, person);
        clips.push_back(builder.build(video));
    }
    return clips;
}

} // namespace transect
