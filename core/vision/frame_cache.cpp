#include "vision/frame_cache.h"

#include <cmath>

#include "record/atomic_file.h"
#include "record/cache_folder.h"
#include "record/error.h"
#include "record/json_fields.h"

namespace transect {

namespace {

constexpr double perPixel = 100, perScore = 10'000;
constexpr const char* damaged = "bad-cache";

std::int64_t whole(float value, double units)
{
    return std::llround(double(value) * units);
}

float rounded(float value, double units)
{
    return float(double(whole(value, units)) / units);
}

Json toJson(const Detection& detection)
{
    const auto& box = detection.box;
    return {whole(box.x, perPixel), whole(box.y, perPixel), whole(box.width, perPixel), whole(box.height, perPixel), whole(detection.score, perScore)};
}

float number(const Json& list, std::size_t at, double units)
{
    if (!list[at].is_number_integer())
        throw Error(damaged, "found " + list[at].dump() + ", expected a whole number");
    return float(double(list[at].get<std::int64_t>()) / units);
}

Json toJson(const FrameFindings& frame)
{
    Json detections = Json::array(), poses = Json::array();
    for (const auto& detection : frame.detections)
        detections.push_back(toJson(detection));
    for (const auto& [index, joints] : frame.poses) {
        auto pose = Json::array({index});
        for (const auto& joint : joints) {
            pose.push_back(whole(joint.x, perPixel));
            pose.push_back(whole(joint.y, perPixel));
            pose.push_back(whole(joint.confidence, perScore));
        }
        poses.push_back(std::move(pose));
    }
    return {{"detections", detections}, {"poses", poses}};
}

const Json& listOf(const Json& json, std::size_t length)
{
    if (!json.is_array() || json.size() != length)
        throw Error(damaged, "expected a list of " + std::to_string(length) + " numbers");
    return json;
}

FrameFindings frameFrom(const Json& json, int jointCount, const std::string& place)
{
    const JsonFields fields(json, damaged, place);
    FrameFindings frame;
    for (const auto& entry : fields.list("detections")) {
        const auto& list = listOf(entry, 5);
        frame.detections.push_back({{number(list, 0, perPixel), number(list, 1, perPixel), number(list, 2, perPixel), number(list, 3, perPixel)}, number(list, 4, perScore)});
    }
    for (const auto& entry : fields.list("poses")) {
        const auto& list = listOf(entry, 1 + 3 * std::size_t(jointCount));
        const auto index = int(number(list, 0, 1));
        if (index < 0 || std::size_t(index) >= frame.detections.size())
            throw Error(damaged, "a pose belongs to no detection");
        auto& joints = frame.poses[index];
        for (std::size_t at = 1; at < list.size(); at += 3)
            joints.push_back({number(list, at, perPixel), number(list, at + 1, perPixel), number(list, at + 2, perScore)});
    }
    return frame;
}

} // namespace

Detection rounded(const Detection& detection)
{
    const auto& box = detection.box;
    return {{rounded(box.x, perPixel), rounded(box.y, perPixel), rounded(box.width, perPixel), rounded(box.height, perPixel)}, rounded(detection.score, perScore)};
}

Joint rounded(const Joint& joint)
{
    return {rounded(joint.x, perPixel), rounded(joint.y, perPixel), rounded(joint.confidence, perScore)};
}

FrameCache::FrameCache(std::filesystem::path folder, int jointCount)
    : m_folder(std::move(folder))
    , m_joints(jointCount)
{
}

std::filesystem::path FrameCache::fileOf(std::int64_t index) const
{
    return m_folder / (std::to_string(index) + ".json");
}

std::optional<ChunkFindings> FrameCache::load(std::int64_t index) const
{
    const auto path = fileOf(index);
    try {
        const auto json = readJsonFile(path);
        const JsonFields fields(json, damaged, path.string());
        ChunkFindings findings;
        for (const auto& frame : fields.list("frames"))
            findings.frames.push_back(frameFrom(frame, m_joints, path.string()));
        for (const auto& notice : fields.list("notices"))
            findings.notices.push_back(notice.get<std::string>());
        findings.isLast = fields.flag("is_last");
        return findings;
    } catch (const std::exception&) {
        return std::nullopt; // found again
    }
}

void FrameCache::store(std::int64_t index, const ChunkFindings& findings) const
{
    Json frames = Json::array();
    for (const auto& frame : findings.frames)
        frames.push_back(toJson(frame));
    makeFolders(m_folder);
    const Json json{{"frames", frames}, {"notices", findings.notices}, {"is_last", findings.isLast}};
    writeAtomically(fileOf(index), json.dump(-1, ' ', false, Json::error_handler_t::replace)); // names of files need not be UTF-8
}

} // namespace transect
