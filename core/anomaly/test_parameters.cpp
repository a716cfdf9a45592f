#include "anomaly/test_parameters.h"

#include "record/error.h"

namespace transect {

namespace {

template <typename Value> void take(const Json& from, const char* name, Value& value)
{
    if (const auto& given = from.at(name); !given.is_null())
        value = given.get<Value>();
}

std::filesystem::path located(const Json& truth, const char* name, const std::vector<std::filesystem::path>& roots, const std::string& prefix)
{
    return truth.at(name).is_null() ? std::filesystem::path() : locateTracks(truth.at(name).get<std::string>(), roots, prefix + name);
}

} // namespace

Parameter videoParameter()
{
    const Schema schema{"video", "What the files of tracks do not say of their videos",
            {{.name = "width", .type = ParameterType::Integer, .defaultValue = nullptr, .help = "Width of a picture", .unit = "pixels", .minimum = 1, .maximum = 65536, .optional = true},
             {.name = "height", .type = ParameterType::Integer, .defaultValue = nullptr, .help = "Height of a picture", .unit = "pixels", .minimum = 1, .maximum = 65536, .optional = true},
             {.name = "fps", .type = ParameterType::Real, .defaultValue = nullptr, .help = "Frames in a second", .minimum = 0.001, .maximum = 100000, .optional = true},
             {.name = "first_frame", .type = ParameterType::Integer, .defaultValue = nullptr,
              .help = "Number that the first frame has in the files; not set: 0, or that of the first picture where all are listed", .minimum = 0, .maximum = 16777216, .optional = true},
             {.name = "skeleton", .type = ParameterType::Text, .defaultValue = nullptr, .help = "What the joints are: coco17, body25, cpm14, box", .optional = true}}};
    return {.name = "video", .type = ParameterType::Group, .help = schema.help, .schemas = {schema}};
}

ClipOptions clipOptionsFromJson(const Json& video)
{
    ClipOptions options;
    take(video, "width", options.width);
    take(video, "height", options.height);
    take(video, "fps", options.framesPerSecond);
    take(video, "skeleton", options.skeleton);
    if (const auto& first = video.at("first_frame"); !first.is_null())
        options.firstFrame = first.get<std::int64_t>();
    return options;
}

std::vector<Parameter> truthParameters()
{
    return {{.name = "masks", .type = ParameterType::Text, .defaultValue = nullptr,
             .help = "The truth about their frames: NPY, MAT, CSV or ranges, or a folder of them; not set: scores are not evaluated", .optional = true,
             .refersTo = {"file", "folder"}},
            {.name = "one_is_normal", .type = ParameterType::Flag, .defaultValue = nullptr,
             .help = "Whether 1 means normal in the masks; not set: as their format has it", .optional = true},
            {.name = "subset", .type = ParameterType::Text, .defaultValue = nullptr,
             .help = "A JSON file that names the clips and frames that are not evaluated; not set: all are", .optional = true,
             .refersTo = {"file"}},
            {.name = "videos", .type = ParameterType::Text, .defaultValue = nullptr,
             .help = "What the scores are reviewed on: a folder of videos or of folders of pictures, with the names of their clips; not set: those that the run of the tracks found them in, if any",
             .optional = true, .refersTo = {"folder"}}};
}

std::filesystem::path locateTracks(const std::string& text, const std::vector<std::filesystem::path>& roots, const std::string& field)
{
    std::error_code none;
    if (std::filesystem::exists(text, none))
        return text;
    std::string looked = text;
    for (const auto& root : roots) {
        const auto place = root / text;
        if (std::filesystem::exists(place, none))
            return place;
        looked += ", " + place.string();
    }
    throw Error("missing-data", "found nothing at " + looked, field, "name a file or folder, or the folder that it is in by --data-root");
}

TestPlaces testPlaces(const std::filesystem::path& tracks, const Json& truth, const Json& video, const std::vector<std::filesystem::path>& roots, const std::string& prefix)
{
    TestPlaces places{tracks, located(truth, "masks", roots, prefix), located(truth, "subset", roots, prefix), clipOptionsFromJson(video), {}, located(truth, "videos", roots, prefix)};
    if (const auto& flag = truth.at("one_is_normal"); !flag.is_null())
        places.masksRead.oneIsNormal = flag.get<bool>();
    return places;
}

} // namespace transect
