#include "vision/pose_parameters.h"

namespace transect {

namespace {

Parameter share(const std::string& name, double value, const std::string& help)
{
    return {.name = name, .type = ParameterType::Real, .defaultValue = value, .help = help, .minimum = 0, .maximum = 1};
}

Schema trackerSchema()
{
    const TrackerOptions usual;
    return {"tracker", "How persons are followed from picture to picture",
            {share("high_score", usual.highScore, "Detections from this score on are matched first"),
             share("low_score", usual.lowScore, "Detections from this score on go on with a person of the last picture; weaker ones are left out"),
             share("birth_score", usual.birthScore, "A detection without a person from this score on is a new one"),
             share("overlap", usual.overlap, "Smallest intersection over union of a box with where its person is expected"),
             share("low_overlap", usual.lowOverlap, "The same for detections below high_score"),
             {.name = "lost_frames", .type = ParameterType::Integer, .defaultValue = usual.lostFrames, .help = "How long a person out of sight is expected back",
              .unit = "frames", .minimum = 0, .maximum = 100'000},
             {.name = "shortest_track", .type = ParameterType::Integer, .defaultValue = TrackingOptions{}.shortestTrack,
              .help = "Persons seen in fewer pictures are dropped", .unit = "frames", .minimum = 1}}};
}

} // namespace

Schema posesSchema()
{
    return {"poses", "Finds the persons of videos, their poses, and which of them are the same from picture to picture",
            {{.name = "videos", .type = ParameterType::TextList, .help = "Video files, folders of pictures, or folders of these", .refersTo = {"file", "folder"}},
             {.name = "detector", .type = ParameterType::Text, .defaultValue = "auto",
              .help = "What finds persons: yolox-nano, yolo-fastest-xl, hog (needs no model), or a model's file; auto takes the first of these that is there", .refersTo = {"file"}},
             {.name = "pose", .type = ParameterType::Text, .defaultValue = "auto",
              .help = "What finds joints: simplepose, cpm, none (tracks of boxes), or a model's file; auto takes the first of these that is there", .refersTo = {"file"}},
             {.name = "models", .type = ParameterType::Text, .help = "Folder of the models; not set: $TRANSECT_MODELS, else transect/models in the user's data folder", .optional = true,
              .refersTo = {"folder"}},
             {.name = "detector_pixels", .type = ParameterType::Real, .defaultValue = DetectorOptions{}.pixels,
              .help = "Size at which a network looks for persons: more finds smaller ones and takes longer", .unit = "pixels", .minimum = 4096, .maximum = 4e6},
             {.name = "frames", .type = ParameterType::Integer, .defaultValue = nullptr, .help = "Only so many pictures from the beginning of each video; not set: all",
              .unit = "frames", .minimum = 1, .maximum = 16'777'216, .optional = true},
             {.name = "tracker", .type = ParameterType::Group, .help = "Following", .schemas = {trackerSchema()}},
             {.name = "device", .type = ParameterType::Text, .defaultValue = "cpu", .help = "Where the networks compute", .choices = {"cpu"}},
             {.name = "queue", .type = ParameterType::Text, .defaultValue = "wait", .help = "wait: until the device is free; share: run beside whatever holds it",
              .choices = {"wait", "share"}},
             {.name = "threads", .type = ParameterType::Integer, .defaultValue = 0, .help = "Pictures that are looked at at the same time; 0: as many as there are cores",
              .unit = "threads", .minimum = 0, .maximum = 256}}};
}

TrackingOptions trackingOptions(const Json& parameters)
{
    const auto& given = parameters.at("tracker");
    TrackingOptions options;
    auto& tracker = options.tracker;
    tracker.highScore = given.at("high_score").get<double>();
    tracker.lowScore = given.at("low_score").get<double>();
    tracker.birthScore = given.at("birth_score").get<double>();
    tracker.overlap = given.at("overlap").get<double>();
    tracker.lowOverlap = given.at("low_overlap").get<double>();
    tracker.lostFrames = given.at("lost_frames").get<int>();
    options.shortestTrack = given.at("shortest_track").get<std::int64_t>();
    if (const auto& frames = parameters.at("frames"); !frames.is_null())
        options.frames = frames.get<std::int64_t>();
    return options;
}

DetectorOptions detectorOptions(const Json& parameters)
{
    return {parameters.at("tracker").at("low_score").get<double>(), parameters.at("detector_pixels").get<double>()};
}

} // namespace transect
