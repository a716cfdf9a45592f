#include "record/pose_record.h"

#include <algorithm>
#include <cmath>

#include "record/json.h"
#include "record/metadata_fields.h"
#include "record/poses_beside.h"
#include "record/run_folder.h"
#include "record/tensor_columns.h"

namespace transect {

namespace {

constexpr auto badPoses = "bad-poses";
constexpr std::int64_t mostFrames = 1 << 25; // as scores have at most
constexpr std::int64_t largestPicture = 1 << 24; // as tables of clips have at most
constexpr std::size_t mostJoints = 1024;

Metadata poseMetadata(const PoseRecord& record)
{
    return {{"format", "transect-poses-1"},
            {"clip", record.clip},
            {"skeleton", record.skeleton},
            {"joints", Json(record.joints).dump()},
            {"bones", Json(record.bones).dump()},
            {"width", std::to_string(record.width)},
            {"height", std::to_string(record.height)},
            {"fps", decimal(record.framesPerSecond)},
            {"frames", std::to_string(record.frames)},
            {"video", record.video.string()}};
}

std::string placeText(const PosePlace& place)
{
    return "person " + std::to_string(place.person) + " in frame " + std::to_string(place.frame);
}

/// What is wrong with a record, by its reader and its writer alike.
class PoseCheck {
public:
    PoseCheck(const PoseRecord& record, const std::filesystem::path& path)
        : m_record(record)
        , m_path(path)
    {
    }

    void all() const
    {
        video();
        skeleton();
        const auto poses = m_record.places.size(), joints = m_record.joints.size();
        sized(m_record.coordinates, "coordinates", poses * joints * 2);
        sized(m_record.confidences, "confidences", poses * joints);
        if (!m_record.boxes.empty())
            sized(m_record.boxes, "boxes", poses * 4);
        places();
        truth();
    }

private:
    [[noreturn]] void fail(const std::string& found, const std::string& expected) const
    {
        throw Error(badPoses, "found " + found + ", expected " + expected, m_path.string());
    }

    void between(std::int64_t value, std::int64_t most, const std::string& what) const
    {
        if (value < 0 || value > most)
            fail(std::to_string(value) + " as " + what, "0 to " + std::to_string(most));
    }

    void video() const
    {
        between(m_record.width, largestPicture, "width");
        between(m_record.height, largestPicture, "height");
        between(m_record.frames, mostFrames, "number of frames");
        if (!std::isfinite(m_record.framesPerSecond) || m_record.framesPerSecond < 0)
            fail(decimal(m_record.framesPerSecond) + " frames in a second", "a number of at least 0");
    }

    void skeleton() const
    {
        const auto joints = m_record.joints.size();
        if (joints > mostJoints || (joints == 0 && !m_record.places.empty()))
            fail(std::to_string(joints) + " joints", "1 to " + std::to_string(mostJoints));
        for (const auto& [from, to] : m_record.bones) {
            if (std::min(from, to) < 0 || std::size_t(std::max(from, to)) >= joints)
                fail("a bone from joint " + std::to_string(from) + " to " + std::to_string(to), "two of the " + std::to_string(joints) + " joints, counted from 0");
        }
    }

    void sized(const std::vector<float>& values, const std::string& name, std::size_t expected) const
    {
        if (values.size() != expected)
            fail(std::to_string(values.size()) + " values of " + name, std::to_string(expected) + " for " + std::to_string(m_record.places.size()) + " poses");
        if (!allFinite(values))
            fail("a number in " + name + " that is not finite", "finite numbers");
    }

    void places() const
    {
        const PosePlace* before = nullptr;
        for (const auto& place : m_record.places) {
            if (place.frame < 0 || place.frame >= m_record.frames)
                fail("a pose of " + placeText(place), "frames below " + std::to_string(m_record.frames));
            if (before && *before == place)
                fail("two poses of " + placeText(place), "one");
            if (before && std::pair(place.person, place.frame) < std::pair(before->person, before->frame))
                fail("a pose of " + placeText(place) + " behind one of " + placeText(*before), "poses by person and frame");
            before = &place;
        }
    }

    void truth() const
    {
        const auto& abnormal = m_record.abnormal;
        if (!abnormal.empty() && std::int64_t(abnormal.size()) != m_record.frames)
            fail("the truth about " + std::to_string(abnormal.size()) + " frames", "about " + std::to_string(m_record.frames) + " or none");
        const auto wrong = std::ranges::find_if(abnormal, [](std::uint8_t value) { return value > 1; });
        if (wrong != abnormal.end())
            fail(std::to_string(*wrong) + " as the truth about frame " + std::to_string(wrong - abnormal.begin()), "0 or 1");
    }

    const PoseRecord& m_record;
    const std::filesystem::path& m_path;
};

Json listIn(const MetadataFields& fields, const char* name, const char* expected)
{
    Json list;
    try {
        list = parseJson(fields.text(name), name);
    } catch (const Error&) {
        throw fields.wrong(name, expected);
    }
    if (!list.is_array())
        throw fields.wrong(name, expected);
    return list;
}

std::vector<std::string> jointsOf(const MetadataFields& fields)
{
    constexpr auto expected = "a list of names";
    std::vector<std::string> names;
    for (const auto& name : listIn(fields, "joints", expected)) {
        if (!name.is_string())
            throw fields.wrong("joints", expected);
        names.push_back(name.get<std::string>());
    }
    return names;
}

std::vector<std::pair<int, int>> bonesOf(const MetadataFields& fields)
{
    constexpr auto expected = "a list of pairs of joints, such as [[0,1]]";
    const auto isJoint = [](const Json& number) { return number.is_number_integer() && number >= 0 && number < mostJoints; };
    std::vector<std::pair<int, int>> bones;
    for (const auto& bone : listIn(fields, "bones", expected)) {
        if (!bone.is_array() || bone.size() != 2 || !std::ranges::all_of(bone, isJoint))
            throw fields.wrong("bones", expected);
        bones.emplace_back(bone[0].get<int>(), bone[1].get<int>());
    }
    return bones;
}

std::vector<PosePlace> placesOf(const TensorColumns& columns)
{
    const auto persons = columns.values<std::int64_t>("persons", {-1});
    const auto frames = columns.values<std::int64_t>("frames", {std::int64_t(persons.size())});
    std::vector<PosePlace> places;
    places.reserve(persons.size());
    for (std::size_t i = 0; i < persons.size(); ++i)
        places.push_back({persons[i], frames[i]});
    return places;
}

PoseRecord framesOf(const MetadataFields& fields, const TensorColumns& columns)
{
    PoseRecord record;
    record.clip = fields.text("clip");
    record.framesPerSecond = fields.real("fps");
    record.frames = fields.integer("frames");
    record.abnormal = columns.valuesIfAny<std::uint8_t>("abnormal", {-1});
    return record;
}

PoseRecord readTruth(const std::filesystem::path& path)
{
    const auto file = SafetensorsFile::open(path);
    auto record = framesOf(MetadataFields(file, badPoses), TensorColumns(file, badPoses));
    PoseCheck(record, path).all();
    return record;
}

std::optional<PoseRecord> readBeside(const std::filesystem::path& scoresFolder, const std::string& clip, PoseRecord (*read)(const std::filesystem::path&))
{
    const auto file = poseRecordFile(scoresFolder, clip);
    std::error_code none;
    return std::filesystem::exists(file, none) ? std::optional(read(file)) : std::nullopt;
}

} // namespace

std::filesystem::path poseRecordFile(const std::filesystem::path& scoresFolder, const std::string& clip)
{
    return scoresFolder / "poses" / (safeName(clip) + ".safetensors");
}

void writePoseRecord(const std::filesystem::path& path, const PoseRecord& record)
{
    PoseCheck(record, path).all();
    std::vector<std::int64_t> persons, frames;
    for (const auto& place : record.places) {
        persons.push_back(place.person);
        frames.push_back(place.frame);
    }
    const auto poses = std::int64_t(record.places.size()), joints = std::int64_t(record.joints.size());
    std::vector<TensorView> tensors{columnView("persons", persons, {poses}), columnView("frames", frames, {poses}),
                                    columnView("coordinates", record.coordinates, {poses, joints, 2}), columnView("confidences", record.confidences, {poses, joints})};
    if (!record.boxes.empty())
        tensors.push_back(columnView("boxes", record.boxes, {poses, 4}));
    if (!record.abnormal.empty())
        tensors.push_back(columnView("abnormal", record.abnormal, {record.frames}));
    writeSafetensors(path, tensors, poseMetadata(record));
}

PoseRecord readPoseRecord(const std::filesystem::path& path)
{
    const auto file = SafetensorsFile::open(path);
    const MetadataFields fields(file, badPoses);
    const TensorColumns columns(file, badPoses);
    auto record = framesOf(fields, columns);
    record.skeleton = fields.text("skeleton");
    record.joints = jointsOf(fields);
    record.bones = bonesOf(fields);
    record.width = fields.integer("width");
    record.height = fields.integer("height");
    record.video = fields.text("video");
    record.places = placesOf(columns);
    const auto poses = std::int64_t(record.places.size()), joints = std::int64_t(record.joints.size());
    record.coordinates = columns.values<float>("coordinates", {poses, joints, 2});
    record.confidences = columns.values<float>("confidences", {poses, joints});
    record.boxes = columns.valuesIfAny<float>("boxes", {poses, 4});
    PoseCheck(record, path).all();
    return record;
}

std::optional<PoseRecord> posesBeside(const std::filesystem::path& scoresFolder, const std::string& clip)
{
    return readBeside(scoresFolder, clip, readPoseRecord);
}

std::optional<PoseRecord> truthBeside(const std::filesystem::path& scoresFolder, const std::string& clip)
{
    return readBeside(scoresFolder, clip, readTruth);
}

} // namespace transect
