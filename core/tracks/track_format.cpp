#include "tracks/track_format.h"

#include <algorithm>

#include "record/byte_stream.h"
#include "record/error.h"
#include "record/json_visitor.h"
#include "record/parameters.h"
#include "tracks/readers.h"

namespace transect {

namespace {

std::optional<TrackFormat> formatOfPiece(const JsonPath& path, const Json& value)
{
    const bool hasPose = value.is_object() && value.contains("keypoints");
    if (path.empty())
        return value.is_array() ? TrackFormat::AlphaPose : TrackFormat::Tracked; // an empty list or object
    if (path[0].index >= 0)
        return hasPose ? std::optional(TrackFormat::AlphaPose) : std::nullopt;
    if (path[0].key == "people")
        return TrackFormat::OpenPose;
    for (const auto* name : {"images", "annotations", "categories"}) {
        if (path[0].key == name && !value.is_primitive())
            return TrackFormat::Coco;
    }
    const bool isEmpty = path.size() == 1 && !value.is_primitive();
    if (!hasPose && !isEmpty)
        return {};
    const bool inList = isEmpty ? value.is_array() : path[1].index >= 0;
    return inList ? TrackFormat::ByPicture : TrackFormat::Tracked;
}

std::optional<TrackFormat> formatOfJson(const std::filesystem::path& file)
{
    std::optional<TrackFormat> format;
    int patience = 1000;
    visitJson(*openStream(file), [&](const JsonPath& path, const Json& value) {
        format = formatOfPiece(path, value);
        return !format && --patience > 0;
    });
    return format;
}

bool isPickle(std::string_view front)
{
    const bool hasProtocol = front.size() > 2 && front[0] == '\x80' && front[1] >= 2 && front[1] <= 5;
    return hasProtocol || front.starts_with("(dp") || front.starts_with("}q");
}

} // namespace

const std::vector<TrackFormatDescription>& trackFormats()
{
    static const std::vector<TrackFormatDescription> all{
        {TrackFormat::Tracked, "tracked", "JSON of tracked persons, as GEPC and STG-NF use it: person, frame, pose", true, ""},
        {TrackFormat::AlphaPose, "alphapose", "JSON of AlphaPose: a list of poses", true, ""},
        {TrackFormat::ByPicture, "by-picture", "JSON of AlphaPose by picture, as PoseFlow writes it", true, ""},
        {TrackFormat::OpenPose, "openpose", "JSON of OpenPose, a file for each frame", true, "scores and boxes"},
        {TrackFormat::Coco, "coco", "JSON of COCO keypoints with track_id, as PoseTrack uses it", true, ""},
        {TrackFormat::Csv, "csv", "CSV of MPED-RNN, a file for each person; without confidences", true, "confidences, scores and boxes"},
        {TrackFormat::Array, "array", "NPY of MoPRL's Corridor, a file for each person", true, "scores and boxes"},
        {TrackFormat::Pickle, "pickle", "pickle of PoseLift, PHEVA and CHAD", false, ""},
        {TrackFormat::Boxes, "boxes", "text of DeepSORT: boxes of persons", true, "joints and their confidences, and scores"},
    };
    return all;
}

TrackFormat trackFormatNamed(std::string_view name)
{
    const auto found = std::ranges::find(trackFormats(), name, &TrackFormatDescription::name);
    if (found != trackFormats().end())
        return found->format;
    std::vector<std::string> names;
    std::string list;
    for (const auto& format : trackFormats()) {
        names.push_back(format.name);
        list += (list.empty() ? "" : ", ") + format.name;
    }
    const auto nearest = nearestSpelling(name, names);
    throw Error("bad-field", "found " + inQuotes(name) + ", expected one of " + list, "format",
        nearest.empty() ? "" : "did you mean \"" + nearest + "\"?");
}

std::optional<TrackFormat> formatOf(const std::filesystem::path& file)
{
    constexpr std::size_t enough = 1 << 12;
    const auto bytes = readFront(*openStream(file), enough);
    const std::string_view front(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto first = front.find_first_not_of(" \t\r\n");
    if (first != front.npos && (front[first] == '{' || front[first] == '['))
        return formatOfJson(file);
    if (isPickle(front))
        return TrackFormat::Pickle;
    if (isCorridorArray(file, front))
        return TrackFormat::Array;
    if (isBoxTable(front))
        return TrackFormat::Boxes;
    if (isPersonTable(front))
        return TrackFormat::Csv;
    return {};
}

} // namespace transect
